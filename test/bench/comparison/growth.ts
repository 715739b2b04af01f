/** How the time grows with the text: the median of several texts of each size, in this process. */
import { atMost, type Bar } from "./bar.ts";
import type { Ruler } from "./ruler.ts";

const small = 1e4;
const large = 1e6;
/** The small one takes a millisecond: first the engine has to know the program, then one run says too little. */
const runs = { [small]: 60, [large]: 5 } as const;

export function measureGrowth(ruler: Ruler): Bar {
  medianTime(ruler, small);
  const [of, against] = [medianTime(ruler, large), medianTime(ruler, small)];
  return atMost("growth, 10 KB to 1 MB mixed", of / against, 130, 0, " ×");
}

function medianTime(ruler: Ruler, size: typeof small | typeof large): number {
  const times = Array.from({ length: runs[size] }, (_, index) => {
    const pair = ruler.pair("mixed", size, 1000 + (index % 5));
    const began = process.cpuUsage();
    ruler.compare(pair);
    const { user, system } = process.cpuUsage(began);
    return user + system;
  });
  return times.sort((x, y) => x - y)[times.length >> 1] ?? Number.NaN;
}
