import { type Dirent, type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import path from "node:path";
import { realPlace } from "../output/file-facts.ts";
import { UsageError } from "../source/errors.ts";

/** The folders that are watched so that no change below one goes unheard. */
export interface WatchedFolders {
  /** Looks for folders that have come, gone, or been replaced. What happens in new ones is heard from then on. */
  renew(): void;
  close(): void;
}

interface Watched {
  readonly identity: string;
  readonly watcher: FSWatcher;
}

/**
 * Watches a folder and all below it, each folder by itself: a watch of a file, and of a whole tree on Node 20, is lost
 * when another takes the name. The folders above are watched too, for the one name in each that leads down.
 *
 * @param isOurs what is not to be heard of; it is given real places
 * @throws UsageError where the system watches no more
 */
export function watchFolders(
  folder: string,
  isOurs: (place: string) => boolean,
  onChange: () => void,
): WatchedFolders {
  const watched = new Map<string, Watched>();
  let meant: Meant = new Map();

  const begin = (place: string, identity: string): void => {
    const watcher = watch(place, (_, name) => {
      if (name === null) onChange();
      else if (meant.get(place)?.has(name) !== false && !isOurs(path.join(place, name))) onChange();
    });
    // Windows says so when the folder is removed.
    watcher.on("error", () => {
      end(place);
      onChange();
    });
    end(place);
    watched.set(place, { identity, watcher });
  };
  const end = (place: string): void => {
    watched.get(place)?.watcher.close();
    watched.delete(place);
  };
  /** @returns whether there were new ones, in which others may have come before they were watched */
  const renewOnce = (): boolean => {
    let isNew = false;
    meant = foldersFor(folder, isOurs);
    for (const place of [...watched.keys()]) if (!meant.has(place)) end(place);
    for (const place of meant.keys()) {
      try {
        const identity = identityOf(place);
        if (watched.get(place)?.identity === identity) continue;
        begin(place, identity);
        isNew = true;
      } catch (error) {
        end(place);
        refuseLimit(error);
      }
    }
    return isNew;
  };
  const close = (): void => {
    for (const place of [...watched.keys()]) end(place);
  };
  return {
    renew() {
      while (renewOnce());
    },
    close,
  };
}

/** Folders by their real places, and the names in each that matter: all where none are given. */
type Meant = ReadonlyMap<string, ReadonlySet<string> | undefined>;

function foldersFor(folder: string, isOurs: (place: string) => boolean): Meant {
  const meant = new Map<string, Set<string> | undefined>();
  const root = realPlace(folder);
  const mean = (place: string, name: string): void => {
    if (meant.has(place)) meant.get(place)?.add(name);
    else meant.set(place, new Set([name]));
  };
  const isAll = (place: string): boolean => meant.has(place) && meant.get(place) === undefined;
  const goDown = (place: string): void => {
    if (isAll(place) || isOurs(place)) return;
    meant.set(place, undefined);
    for (const entry of entriesOf(place)) {
      const at = path.join(place, entry.name);
      if (entry.isSymbolicLink()) follow(realPlace(at));
      // Nothing that is hidden can be referred to, and a repository's own folder changes all the time.
      else if (entry.isDirectory() && !entry.name.startsWith(".")) goDown(at);
    }
  };
  /** Where a link leads may be hidden. What is outside is not read. */
  const follow = (place: string): void => {
    if (!place.startsWith(root + path.sep)) return;
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory()) goDown(place);
    else mean(path.dirname(place), path.basename(place));
  };
  goDown(root);
  for (const way of new Set([path.resolve(folder), root])) {
    for (let at = way; path.dirname(at) !== at; at = path.dirname(at))
      mean(realPlace(path.dirname(at)), path.basename(at));
  }
  return meant;
}

/** What cannot be looked at has no entries. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Tells a folder from any that takes its name. */
function identityOf(folder: string): string {
  const { dev, ino, birthtimeMs } = statSync(folder);
  return `${dev}/${ino}/${birthtimeMs}`;
}

/** A folder that is gone, or that nobody may look into, is not watched; a limit of the system must be told of. */
function refuseLimit(error: unknown): void {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== "ENOSPC" && code !== "EMFILE") return;
  throw new UsageError(
    `The system watches no more folders (${code}). Raise fs.inotify.max_user_watches and fs.inotify.max_user_instances, or leave --watch out.`,
  );
}
