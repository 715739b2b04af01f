/**
 * The program that CloudFront runs before each request: in its own JavaScript (runtime 2.0), at most 10 KB. With a
 * password it lets in who sends the name and password whose SHA-256 is configured; the password itself is nowhere.
 */
import { type Digest, hexOf } from "../article/digest.ts";

export function edgeCode(password: Digest | undefined): string {
  return `${password === undefined ? "" : 'import crypto from "crypto";\n'}function handler(event) {
  const request = event.request;
${password === undefined ? "" : gate(hexOf(password))}  if (request.uri.endsWith("/")) request.uri += "index.html";
  return request;
}
`;
}

/** `hex`: 64 digits, so nothing in it can leave the string. */
const gate = (hex: string): string => `  const given = request.headers.authorization;
  const credentials = given && given.value.indexOf("Basic ") === 0 ? given.value.slice(6) : "";
  const digest = crypto.createHash("sha256").update(Buffer.from(credentials, "base64")).digest("hex");
  if (digest !== "${hex}") {
    return {
      statusCode: 401,
      statusDescription: "Unauthorized",
      headers: {
        "www-authenticate": { value: 'Basic realm="stet", charset="UTF-8"' },
        "cache-control": { value: "no-store" },
      },
    };
  }
`;
