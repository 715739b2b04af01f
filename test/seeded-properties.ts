/**
 * fast-check with a seed that is the same in every run: what failed once fails again. `STET_TEST_SEED=N npx vitest run …`
 * tries other cases; fast-check prints the seed of a failure.
 */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["STET_TEST_SEED"] ?? 20_260_101) });

export { fc };
