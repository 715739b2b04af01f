/** Compares one pair of the ruler and sends the CPU time: the program of a process that pathological.ts starts. */
import { loadRuler } from "./ruler.ts";

const [path = "", kind = "", size = ""] = process.argv.slice(2);
const ruler = await loadRuler(path);
const pair = ruler.pair(kind, size, 1000);
const began = process.cpuUsage();
ruler.compare(pair);
const { user, system } = process.cpuUsage(began);
process.send?.((user + system) / 1000);
