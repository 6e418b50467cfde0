/** ts-morph through `require`: see `emit/openapi-typescript.ts`. */
import { createRequire } from "node:module";
import type { ts as compiler } from "ts-morph";

export const { Project, ts } = createRequire(import.meta.url)("ts-morph") as typeof import("ts-morph");

export type IndexSignatureDeclaration = compiler.IndexSignatureDeclaration;
export type PropertySignature = compiler.PropertySignature;
export type TypeElement = compiler.TypeElement;
export type TypeLiteralNode = compiler.TypeLiteralNode;
export type TypeNode = compiler.TypeNode;
