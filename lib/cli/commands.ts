/** Every command, in the order of the help. */
import { add } from "./commands/add.ts";
import { check } from "./commands/check.ts";
import { checkpoint } from "./commands/checkpoint.ts";
import { compare } from "./commands/compare.ts";
import { diff } from "./commands/diff.ts";
import { extract } from "./commands/extract.ts";
import { health } from "./commands/health.ts";
import { keygen } from "./commands/keygen.ts";
import { list } from "./commands/list.ts";
import { log } from "./commands/log.ts";
import { optOut } from "./commands/opt-out.ts";
import { prove } from "./commands/prove.ts";
import { publish } from "./commands/publish.ts";
import { rebuild } from "./commands/rebuild.ts";
import { reextract } from "./commands/reextract.ts";
import { remove } from "./commands/remove.ts";
import { serve } from "./commands/serve.ts";
import { show } from "./commands/show.ts";
import { status } from "./commands/status.ts";
import { takedown } from "./commands/takedown.ts";
import { verify } from "./commands/verify.ts";
import { watch } from "./commands/watch.ts";
import type { BuildCommand } from "./define-command.ts";

export const commands: readonly BuildCommand[] = [
  add,
  list,
  remove,
  check,
  watch,
  status,
  log,
  show,
  diff,
  serve,
  publish,
  extract,
  compare,
  health,
  optOut,
  rebuild,
  reextract,
  keygen,
  checkpoint,
  verify,
  prove,
  takedown,
];
