/**
 * What one page of the vendor's API Explorer says, with the line of every statement.
 *
 * Types only, and plain data: what is wrong with a page is judged by those who read this.
 */
import type { Execution, Json, Locale, Method } from "../model/model.ts";

/** A statement and where it stands. Lines count from 1. */
export interface Located<T> {
  readonly value: T;
  readonly line: number;
}

export interface Page {
  /** As the user named it; `-` is standard input. */
  readonly file: string;
  readonly locale: Locale;
  readonly operationId: Located<string> | undefined;
  readonly title: Located<string> | undefined;
  readonly description: Located<string> | undefined;
  /** The breadcrumb, outermost first. */
  readonly category: Located<readonly string[]> | undefined;
  readonly tag: Located<string> | undefined;
  readonly since: Located<string> | undefined;
  readonly execution: Located<Execution> | undefined;
  readonly authenticated: Located<boolean> | undefined;
  /** Every mention of the method, outside of the request example. */
  readonly methods: readonly Located<Method>[];
  /** Every mention of the address, outside of the request example; with its query, if it has one. */
  readonly addresses: readonly Located<string>[];
  readonly pathParameters: readonly PageField[];
  readonly queryParameters: readonly PageField[];
  readonly body: readonly PageField[];
  /** The tree of the 200 response; `undefined` when the page has none, as flattened pages. */
  readonly response: readonly PageField[] | undefined;
  /** Where the response section begins. */
  readonly responseLine: number | undefined;
  /** Where the page says that success is an empty object. */
  readonly emptyResult: Located<true> | undefined;
  readonly requestExample: RequestExample | undefined;
  readonly responseExample: JsonExample | undefined;
  /** What could not be read for certain. */
  readonly doubts: readonly PageDoubt[];
}

/** Whether fields are those of a request or of a response. */
export type Direction = "request" | "response";

/** One row of a tree: a name, its Java type, and whether it is marked as required. */
export interface PageField {
  readonly name: string;
  /** The Java type as written. */
  readonly type: string;
  readonly required: boolean;
  /** In the page's words; empty when it has none. */
  readonly description: string;
  readonly line: number;
  /** Whether the page has a row for it; else only an address or an example shows it. */
  readonly listed: boolean;
  readonly children: readonly PageField[];
  /** Known values, which pages list as child rows. */
  readonly values: readonly Located<string>[] | undefined;
}

/** The curl command. */
export interface RequestExample {
  readonly line: number;
  readonly method: string | undefined;
  /** Without scheme and host, with its query. */
  readonly address: string | undefined;
  readonly authorized: boolean;
  readonly body: JsonExample | undefined;
}

export interface JsonExample {
  readonly value: Json;
  /** Where `text` begins. */
  readonly line: number;
  /** As it stands on the page; may have several lines. */
  readonly text: string;
}

/** A place that can be read in more than one way, or not at all. */
export interface PageDoubt {
  readonly id: "ambiguous-name" | "contradiction" | "unknown-nesting" | "unreadable-example" | "second-page";
  readonly line: number;
  readonly message: string;
  /** The ways to read it, the one that was taken first. */
  readonly choices: readonly Split[];
}

/** A name and a type that the page runs together. */
export interface Split {
  readonly name: string;
  readonly type: string;
}

/** What is known before a page is read, to tell names from types. */
export interface Vocabulary {
  /** Names of fields and parameters. */
  readonly names: ReadonlySet<string>;
  /** Java types that are no built-in ones. */
  readonly types: ReadonlySet<string>;
}
