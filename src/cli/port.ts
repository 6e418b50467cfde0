import { UsageError } from "../source/errors.ts";

/** A port to listen on. @throws UsageError when the text is none */
export function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`--port ${text} is no port. Give a number up to 65535; 0 takes a free one.`);
  return port;
}

/** Makes the usage error of what a server says when it cannot listen. */
export function orTaken({ host, port }: { readonly host: string; readonly port: number }) {
  return (error: Error): never => {
    throw new UsageError(`Cannot listen on ${host}:${port}: ${error.message}. Choose another with --port.`);
  };
}
