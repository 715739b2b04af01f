/** The examples of C2SP signed-note and tlog-checkpoint, and what their rules forbid. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatCheckpoint, parseCheckpoint } from "../../lib/proof/checkpoint.ts";
import { makeSeed, publicKeyOf, signEd25519 } from "../../lib/proof/ed25519.ts";
import {
  formatSigningKey,
  formatVerifierKey,
  parseSigningKey,
  parseVerifierKey,
  verifierKeyOf,
} from "../../lib/proof/note-keys.ts";
import { isSignedBy, parseNote, type Signer, signNote } from "../../lib/proof/signed-note.ts";
import { sharedPath } from "../shared-folder.ts";

function signerOf(name: string, seed = makeSeed()): Signer {
  return { key: verifierKeyOf(name, publicKeyOf(seed)), sign: async (message) => signEd25519(seed, message) };
}

const fencesOf = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/^```\n(.*?)^```/gms)].map(([, fenced = ""]) => fenced);

const noteSpec = sharedPath("suites/signed-note/signed-note.md");
const checkpointSpec = sharedPath("suites/signed-note/tlog-checkpoint.md");

describe.runIf(noteSpec !== undefined && checkpointSpec !== undefined)("the specification's examples", () => {
  it("verify by the key that is given with them", () => {
    const text = readFileSync(noteSpec ?? "", "utf8");
    const key = parseVerifierKey(/^ {4}(example\.com\S+\+530d903a\+\S+)$/m.exec(text)?.[1] ?? "");
    const notes = fencesOf(noteSpec ?? "").map(parseNote);
    expect(notes.map((note) => note?.signatures[0]?.name)).toEqual([
      "quasimodo.example/salvatore",
      "example.com/foo",
    ]);
    expect(notes.map((note) => note && key && isSignedBy(note, [key]))).toEqual([false, true]);
  });

  it("of a checkpoint is read", () => {
    const notes = fencesOf(checkpointSpec ?? "").flatMap((fenced) => parseNote(fenced) ?? []);
    const [checkpoint] = notes.map(({ text }) => parseCheckpoint(text));
    expect(checkpoint).toMatchObject({ origin: "example.com/behind-the-sofa", size: 20852163 });
    expect(checkpoint && formatCheckpoint(checkpoint)).toBe(notes[0]?.text);
  });
});

describe("a signed note", () => {
  it("verifies by its own key, beside the signatures of others", async () => {
    const [ours, witness, stranger] = ["a.example/log", "w.example", "s.example"].map((name) =>
      signerOf(name),
    );
    if (!ours || !witness || !stranger) throw new Error("three signers");
    const note = await signNote("words\n\nand more\n", ours);
    const cosigned = `${note}${(await signNote("words\n\nand more\n", witness)).split("\n").at(-2)}\n`;
    const parsed = parseNote(cosigned);
    if (parsed === undefined) throw new Error("no note");
    expect(parsed.text).toBe("words\n\nand more\n");
    expect(isSignedBy(parsed, [ours.key])).toBe(true);
    expect(isSignedBy(parsed, [witness.key])).toBe(true);
    expect(isSignedBy(parsed, [stranger.key])).toBe(false);
    expect(isSignedBy({ ...parsed, text: "words\n\nand less\n" }, [ours.key])).toBe(false);
  });

  it("is refused whole where a known key stands under a signature of another", async () => {
    const seed = makeSeed();
    const good = parseNote(await signNote("words\n", signerOf("a.example", seed)));
    const bad = parseNote(await signNote("other words\n", signerOf("a.example", seed)));
    const key = signerOf("a.example", seed).key;
    if (good === undefined || bad === undefined) throw new Error("no note");
    expect(isSignedBy({ ...good, signatures: [...good.signatures, ...bad.signatures] }, [key])).toBe(false);
  });

  it.each([
    ["without signatures", "words\n"],
    ["without the last line end", "words\n\n\u2014 a.example AAAAAAA="],
    ["with a carriage return", "words\r\n\n\u2014 a.example AAAAAAA=\n"],
    ["with a hyphen for the dash", "words\n\n- a.example AAAAAAA=\n"],
    ["with a plus sign in a name", "words\n\n\u2014 a+b AAAAAAA=\n"],
    ["with bits in the base 64 that say nothing", "words\n\n\u2014 a.example AAAAAAB=\n"],
    ["with a key id and no signature", "words\n\n\u2014 a.example AAAAAA==\n"],
  ])("is none %s", (_, content) => {
    expect(parseNote(content)).toBeUndefined();
  });
});

describe("keys", () => {
  it("are read as they are written", () => {
    const seed = makeSeed();
    const verifier = verifierKeyOf("a.example/log", publicKeyOf(seed));
    expect(parseVerifierKey(formatVerifierKey(verifier))).toEqual(verifier);
    expect(parseSigningKey(formatSigningKey({ verifier, seed }))?.verifier).toEqual(verifier);
  });

  it("are refused when their id is another's", () => {
    const verifier = verifierKeyOf("a.example/log", publicKeyOf(makeSeed()));
    expect(parseVerifierKey(formatVerifierKey({ ...verifier, id: "00000000" }))).toBeUndefined();
    expect(parseVerifierKey("a.example")).toBeUndefined();
    expect(parseSigningKey(formatVerifierKey(verifier))).toBeUndefined();
  });
});

describe("a checkpoint", () => {
  const root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  it.each([
    ["a size with a zero before it", `a.example\n01\n${root}\n`],
    ["no root", "a.example\n1\n\n"],
    ["a root that is too short", "a.example\n1\nAAAA\n"],
    ["no origin", `\n1\n${root}\n`],
    ["an empty line behind", `a.example\n1\n${root}\n\n`],
  ])("is none with %s", (_, text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });

  it("may have lines that we do not know", () => {
    expect(parseCheckpoint(`a.example\n1\n${root}\nmore\n`)?.size).toBe(1);
  });
});
