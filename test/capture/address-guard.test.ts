/** Addresses that stet must never call, in every form they come in: nothing is dialled, and the look says `refused`. */
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { isPublicAddress } from "../../lib/capture/address-guard.ts";
import { openSocket } from "../../lib/capture/dial.ts";
import { fc } from "../seeded-properties.ts";
import { allowAll, lookAt, testAgent, testWeb } from "./look-at.ts";
import { answer, startServer } from "./scripted-server.ts";

/** Address, and what it is. Each is tried as a literal in the URL and as the lookup's answer. */
const forbidden = [
  ["0.0.0.0", "this host"],
  ["0.1.2.3", "this network"],
  ["10.0.0.1", "private"],
  ["10.255.255.255", "private, its end"],
  ["100.64.0.1", "carrier-grade NAT"],
  ["100.127.255.254", "carrier-grade NAT, its end"],
  ["127.0.0.1", "loopback"],
  ["127.255.255.254", "loopback, its end"],
  ["168.63.129.16", "Azure's wire server"],
  ["169.254.0.1", "link-local"],
  ["169.254.169.254", "instance metadata"],
  ["169.254.170.2", "container credentials"],
  ["169.254.169.123", "time service"],
  ["172.16.0.1", "private"],
  ["172.31.255.255", "private, its end"],
  ["192.0.0.1", "protocol assignments"],
  ["192.0.2.1", "documentation"],
  ["192.31.196.1", "AS112"],
  ["192.52.193.1", "AMT"],
  ["192.88.99.1", "6to4 relay"],
  ["192.168.0.1", "private"],
  ["192.168.255.255", "private, its end"],
  ["192.175.48.1", "AS112"],
  ["198.18.0.1", "benchmarks"],
  ["198.19.255.255", "benchmarks, their end"],
  ["198.51.100.1", "documentation"],
  ["203.0.113.1", "documentation"],
  ["224.0.0.1", "multicast"],
  ["239.255.255.255", "multicast, its end"],
  ["240.0.0.1", "reserved"],
  ["255.255.255.255", "broadcast"],
  ["::", "unspecified"],
  ["::1", "loopback"],
  ["::7f00:1", "IPv4-compatible loopback"],
  ["::127.0.0.1", "IPv4-compatible loopback, dotted"],
  ["::ffff:127.0.0.1", "IPv4-mapped loopback"],
  ["::ffff:10.0.0.1", "IPv4-mapped private"],
  ["::ffff:93.184.215.14", "IPv4-mapped public: no honest URL has it"],
  ["::ffff:0:127.0.0.1", "IPv4-translated"],
  ["64:ff9b::7f00:1", "NAT64 to loopback"],
  ["64:ff9b::5db8:d70e", "NAT64 to anywhere"],
  ["64:ff9b:1::1", "local NAT64"],
  ["100::1", "discard"],
  ["1000::1", "not given out"],
  ["4000::1", "not given out"],
  ["5f00::1", "segment routing"],
  ["2001::1", "Teredo"],
  ["2001:1::1", "protocol assignments"],
  ["2001:2::1", "benchmarks"],
  ["2001:3::1", "AMT"],
  ["2001:4:112::1", "AS112"],
  ["2001:10::1", "ORCHID"],
  ["2001:20::1", "ORCHIDv2"],
  ["2001:30::1", "drone identities"],
  ["2001:db8::1", "documentation"],
  ["2002:7f00:1::1", "6to4 to loopback"],
  ["2002:5db8:d70e::1", "6to4 to anywhere"],
  ["2620:4f:8000::1", "AS112"],
  ["3fff::1", "documentation"],
  ["fc00::1", "unique local"],
  ["fd00:ec2::254", "instance metadata"],
  ["fe80::1", "link-local"],
  ["febf::1", "link-local, its end"],
  ["fec0::1", "site-local"],
  ["ff02::1", "multicast"],
] as const;

const allowed = [
  "1.1.1.1",
  "9.255.255.255",
  "11.0.0.1",
  "93.184.215.14",
  "100.63.255.255",
  "100.128.0.1",
  "126.255.255.255",
  "128.0.0.1",
  "168.63.129.15",
  "168.63.129.17",
  "169.253.255.255",
  "169.255.0.1",
  "172.15.255.255",
  "172.32.0.1",
  "192.167.255.255",
  "192.169.0.1",
  "223.255.255.255",
  "2001:200::1",
  "2606:4700::1111",
  "2a00:1450:4001::1",
  "3ffe::1",
];

/** Forms of addresses and URLs that must be seen through. */
const disguised = [
  "http://2130706433/",
  "http://0x7f000001/",
  "http://0177.0.0.1/",
  "http://0x7f.1/",
  "http://127.1/",
  "http://127.0.1/",
  "http://0/",
  "http://017700000001/",
  "http://１２７.0.0.1/",
  "http://127。0。0。1/",
  "http://①②⑦.0.0.1/",
  "http://127.0.0.1./",
  "http://%31%32%37.0.0.1/",
  "http://[::ffff:7f00:1]/",
  "http://[0:0:0:0:0:0:0:1]/",
  "http://[0000::0001]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[64:ff9b::127.0.0.1]/",
  "http://2852039166/latest/meta-data/",
  "http://0xa9fea9fe/",
  "http://169.254.169.254:80/",
  "https://169.254.169.254/",
  "http://localhost/",
  "http://LOCALHOST./",
  "http://metadata.localhost/",
  "http://printer.local/",
  "http://metadata.google.internal/",
  "http://router.home.arpa/",
  "http://nas.lan/",
  "http://site.onion/",
  "http://intranet/",
  "http://com/",
  "file:///etc/passwd",
  "file:///proc/self/environ",
  "ftp://example.org/",
  "gopher://example.org/",
  "data:text/html,<p>hello",
  "javascript:alert(1)",
  "blob:http://example.org/1",
  "ws://example.org/",
  "view-source:http://example.org/",
  "http://user@example.org/",
  "http://user:secret@example.org/",
  "http://:secret@example.org/",
  "http://example.org:22/",
  "http://example.org:8080/",
  "http://example.org:9001/2018-06-01/runtime/invocation/next",
  "http://example.org:2773/secretsmanager/get",
  "https://example.org:6379/",
  "http://example.org:0/",
  "http://example.org:65535/",
  "http://",
  "//example.org/",
  "example.org",
  "",
];

function watchedWeb(answers: readonly string[], allowLoopback = false) {
  const dialled: string[] = [];
  const looked: string[] = [];
  const web = testWeb({
    allowLoopback,
    resolve: async (host) => {
      looked.push(host);
      return answers;
    },
    open: (target) => {
      dialled.push(target.url.href);
      throw new Error("nothing may be dialled");
    },
  });
  const look = (url: string) => web.capture({ url, userAgent: testAgent, leave: allowAll });
  return { web, look, dialled, looked };
}

const literal = (address: string) => (address.includes(":") ? `[${address}]` : address);

describe("the address guard", () => {
  it.each(forbidden)("refuses %s (%s) in a URL", async (address) => {
    for (const allowLoopback of [false, true]) {
      const { look, dialled } = watchedWeb([], allowLoopback);
      const mayBeCalled = allowLoopback && (address.startsWith("127.") || address === "::1");
      if (mayBeCalled) continue;
      for (const scheme of ["http", "https"]) {
        expect(await look(`${scheme}://${literal(address)}/news`)).toMatchObject({ outcome: "refused" });
      }
      expect(dialled).toEqual([]);
    }
  });

  it.each(forbidden)(
    "refuses a name that stands for %s (%s), alone or among public addresses",
    async (address) => {
      for (const answers of [[address], ["93.184.215.14", address], [address, "2606:4700::1111"]]) {
        const { look, web, dialled } = watchedWeb(answers);
        expect(await look("https://news.example.org/a")).toMatchObject({
          outcome: "refused",
          reason: expect.stringContaining(address),
        });
        expect(
          await web.fetchRobots("https://news.example.org", testAgent, async () => "given"),
        ).toMatchObject({
          state: "unreachable",
        });
        expect(dialled).toEqual([]);
      }
    },
  );

  it.each(allowed)("has nothing against %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each(disguised)("refuses %s", async (url) => {
    const { look, dialled, looked } = watchedWeb(["93.184.215.14"]);
    const result = await look(url);
    expect(result).toMatchObject({ outcome: "refused", reason: expect.any(String) });
    expect(result.capture.exchanges).toEqual([]);
    expect({ dialled, looked }).toEqual({ dialled: [], looked: [] });
  });

  it("allows on loopback any port, elsewhere the web's own, even when loopback is allowed", async () => {
    const { look, dialled } = watchedWeb(["93.184.215.14"], true);
    expect(await look("http://news.example.org:8080/a")).toMatchObject({ outcome: "refused" });
    expect(dialled).toEqual([]);
  });

  it("calls no IPv4 address outside ipaddr's unicast, and no IPv6 address outside 2000::/3, whatever it is", () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const special = fc.constantFrom(0, 10, 127, 224, 239, 240, 255);
    fc.assert(
      fc.property(special, octet, octet, octet, (a, b, c, d) => !isPublicAddress(`${a}.${b}.${c}.${d}`)),
    );
    const group = fc.integer({ min: 0, max: 0xffff });
    const outside = group.filter((first) => first >> 13 !== 1);
    fc.assert(
      fc.property(outside, fc.array(group, { minLength: 7, maxLength: 7 }), (first, rest) => {
        return !isPublicAddress([first, ...rest].map((part) => part.toString(16)).join(":"));
      }),
    );
  });

  it("takes no text that is no address for one", () => {
    fc.assert(fc.property(fc.string(), (text) => !isPublicAddress(`${text}x`)));
  });
});

describe("the connected socket", () => {
  it("is refused when it reached another kind of address than was checked, before a byte is sent", async () => {
    let received = 0;
    const server = createServer((socket) => {
      socket.on("error", () => socket.destroy());
      socket.on("data", (bytes) => {
        received += bytes.length;
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const result = await lookAt("http://news.example.org/a", {
      allowLoopback: false,
      resolve: async () => ["93.184.215.14"],
      // A line that leads elsewhere than asked: a proxy in the kernel, a rebound address.
      open: (target) =>
        openSocket({ ...target, url: new URL(`http://127.0.0.1:${port}/`), addresses: ["127.0.0.1"] }),
    });
    expect(result).toMatchObject({ outcome: "refused", reason: "127.0.0.1 is no public address" });
    expect(received).toBe(0);
    await new Promise((resolve) => server.close(resolve));
  });

  it("is one of the addresses that were checked: the name is looked up once", async () => {
    const server = await startServer({ "/": answer(200, "Content-Type: text/html\r\n", "<p>Text.") });
    const looked: string[] = [];
    const answers = [["127.0.0.1"], ["10.0.0.1"]];
    const result = await lookAt(`http://news.test:${server.port}/`, {
      resolve: async (host) => {
        looked.push(host);
        return answers.shift() ?? [];
      },
    });
    expect(result.outcome).toBe("ok");
    expect(looked).toEqual(["news.test"]);
    expect(result.capture.exchanges[0]?.remoteAddress).toBe("127.0.0.1");
    await server.close();
  });
});

describe("allowed loopback", () => {
  it("is not to be reached from a public page", async () => {
    const server = await startServer({
      "/public": answer(302, "Location: http://127.0.0.1:{port}/secret\r\n"),
      "/secret": answer(200, "Content-Type: text/html\r\n", "<p>Text."),
    });
    const result = await lookAt("http://news.example.org/public", {
      resolve: async () => ["93.184.215.14"],
      open: (target) => {
        const socket = openSocket({ ...target, url: new URL(server.origin), addresses: ["127.0.0.1"] });
        Object.defineProperty(socket, "remoteAddress", { value: "93.184.215.14" });
        return socket;
      },
    });
    expect(result.outcome).toBe("refused");
    expect(server.requests).toHaveLength(1);
    await server.close();
  });
});

describe("the lookup", () => {
  const code = (name: string) => Object.assign(new Error("failed"), { code: name });
  it.each(["ENOTFOUND", "EAI_AGAIN", "ESERVFAIL", "EREFUSED"])(
    "that fails with %s is `dns`",
    async (name) => {
      const resolve = () => Promise.reject(code(name));
      const result = await lookAt("https://news.example.org/a", { resolve });
      expect(result).toMatchObject({ outcome: "dns", reason: `news.example.org: ${name}` });
      expect(result.capture.exchanges).toEqual([]);
    },
  );

  it("that finds nothing is `dns`", async () => {
    expect(await lookAt("https://news.example.org/a", { resolve: async () => [] })).toMatchObject({
      outcome: "dns",
    });
  });

  it("that finds too much is `dns`", async () => {
    const resolve = async () => Array.from({ length: 65 }, (_, i) => `93.184.215.${i}`);
    expect(await lookAt("https://news.example.org/a", { resolve })).toMatchObject({ outcome: "dns" });
  });

  it("that never ends is `dns`, in time", async () => {
    const resolve = () => new Promise<string[]>(() => undefined);
    const result = await lookAt("https://news.example.org/a", { resolve, limits: { connectMs: 20 } });
    expect(result).toMatchObject({ outcome: "dns", reason: "news.example.org did not resolve within 20 ms" });
  });
});
