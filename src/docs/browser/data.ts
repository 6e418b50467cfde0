const arriving = new Map<string, Promise<unknown>>();
const arrived = new Map<string, (data: unknown) => void>();

declare global {
  /** Called by the files of the search: scripts load from `file://`, where nothing can be fetched. */
  var zstackDocs: ((name: string, data: unknown) => void) | undefined;
}

/** The data of the file `search/<name>.js`, loaded when it is first asked for. */
export function loadData<Data>(name: string): Promise<Data> {
  globalThis.zstackDocs = (file, data) => arrived.get(file)?.(data);
  const known = arriving.get(name);
  if (known !== undefined) return known as Promise<Data>;
  const loading = new Promise<unknown>((resolve, reject) => {
    arrived.set(name, resolve);
    const script = document.createElement("script");
    script.src = `${document.body.dataset.root}search/${name}.js`;
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  arriving.set(name, loading);
  return loading as Promise<Data>;
}
