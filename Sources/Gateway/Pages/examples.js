// A request in four languages.

/** The languages, by name. Each takes `{method, url, needsToken, media, body, answer}` and returns source text. */
export const languages = { curl, Python: python, JavaScript: javaScript, Swift: swift };

const quoted = (text) => JSON.stringify(text);
const isStream = (call) => call.answer === "text/event-stream";
const isFile = (call) => /^(video|image)\//.test(call.answer);
const fileName = (call) => (call.answer.startsWith("video") ? "video.mp4" : "thumbnail.jpg");
const isForm = (call) => call.media === "application/x-www-form-urlencoded";

function curl(call) {
  const shell = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const flags = isStream(call) ? " -N" : "";
  const parts = [`curl -s${flags}${call.method === "GET" ? "" : ` -X ${call.method}`} ${shell(call.url)}`];
  if (call.needsToken) parts.push('-H "Authorization: Bearer $TOKEN"');
  if (isForm(call)) {
    for (const [name, value] of Object.entries(call.body)) parts.push(`--data-urlencode ${shell(`${name}=${value}`)}`);
  } else if (call.body !== undefined) {
    parts.push(`-H ${shell(`Content-Type: ${call.media}`)}`, `-d ${shell(JSON.stringify(call.body, null, 2))}`);
  }
  if (isFile(call)) parts.push(`-o ${fileName(call)}`);
  return parts.join(" \\\n  ");
}

function python(call) {
  const parts = [quoted(call.url)];
  if (call.needsToken) parts.push("headers={\"Authorization\": f\"Bearer {os.environ['TOKEN']}\"}");
  if (call.body !== undefined) parts.push(`${isForm(call) ? "data" : "json"}=${pythonLiteral(call.body, "    ")}`);
  if (isStream(call)) parts.push("stream=True");
  const use = isStream(call) ? "for line in answer.iter_lines(decode_unicode=True):\n    print(line)"
    : isFile(call) ? `open("${fileName(call)}", "wb").write(answer.content)`
      : call.answer === "application/json" ? "print(answer.json())" : "print(answer.text)";
  const head = call.needsToken ? "import os\nimport requests" : "import requests";
  return `${head}\n\nanswer = requests.${call.method.toLowerCase()}(\n    ${parts.join(",\n    ")})\n`
    + `answer.raise_for_status()\n${use}`;
}

function pythonLiteral(value, indent) {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const deeper = `${indent}    `;
  const isList = Array.isArray(value);
  const entries = Object.entries(value).map(([name, member]) =>
    `\n${deeper}${isList ? "" : `${quoted(name)}: `}${pythonLiteral(member, deeper)}`);
  const [open, close] = isList ? "[]" : "{}";
  return entries.length ? `${open}${entries.join(",")}\n${indent}${close}` : open + close;
}

function javaScript(call) {
  const headers = [];
  if (call.needsToken) headers.push("Authorization: `Bearer ${process.env.TOKEN}`");
  if (call.body !== undefined && !isForm(call)) headers.push(`"Content-Type": ${quoted(call.media)}`);
  const options = [];
  if (call.method !== "GET") options.push(`method: ${quoted(call.method)}`);
  if (headers.length) options.push(`headers: { ${headers.join(", ")} }`);
  if (call.body !== undefined) {
    const value = JSON.stringify(call.body, null, 2).replaceAll("\n", "\n  ");
    options.push(`body: ${isForm(call) ? `new URLSearchParams(${value})` : `JSON.stringify(${value})`}`);
  }
  const use = isStream(call)
    ? "for await (const text of answer.body.pipeThrough(new TextDecoderStream())) console.log(text);"
    : isFile(call) ? `import { writeFile } from "node:fs/promises";\n`
      + `await writeFile("${fileName(call)}", Buffer.from(await answer.arrayBuffer()));`
      : `console.log(await answer.${call.answer === "application/json" ? "json" : "text"}());`;
  const list = options.length ? `, {\n  ${options.join(",\n  ")},\n}` : "";
  return `const answer = await fetch(${quoted(call.url)}${list});\n`
    + `if (!answer.ok) throw new Error(await answer.text());\n${use}`;
}

function swift(call) {
  const lines = ["import Foundation", "#if canImport(FoundationNetworking)", "import FoundationNetworking", "#endif",
    "",
    `var request = URLRequest(url: URL(string: ${quoted(call.url)})!)`];
  if (call.method !== "GET") lines.push(`request.httpMethod = ${quoted(call.method)}`);
  if (call.needsToken) {
    lines.push('let token = ProcessInfo.processInfo.environment["TOKEN"] ?? ""',
      'request.setValue("Bearer \\(token)", forHTTPHeaderField: "Authorization")');
  }
  if (call.body !== undefined) {
    lines.push(`request.setValue(${quoted(call.media)}, forHTTPHeaderField: "Content-Type")`);
    const text = isForm(call) ? new URLSearchParams(call.body).toString() : JSON.stringify(call.body, null, 4);
    lines.push(`request.httpBody = Data(#"""`, ...text.split("\n").map((line) => `    ${line}`), `    """#.utf8)`);
  }
  if (isStream(call)) {
    // Foundation has no stream of bytes on every system: a delegate gets them as they come.
    lines.push("", "final class Printer: NSObject, URLSessionDataDelegate {",
      "    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {",
      "        FileHandle.standardOutput.write(data)", "    }",
      "    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {",
      "        let status = (task.response as? HTTPURLResponse)?.statusCode ?? 0",
      '        if status != 200 { print("status", status) }',
      "        exit(status == 200 && error == nil ? 0 : 1)", "    }", "}", "",
      "let session = URLSession(configuration: .default, delegate: Printer(), delegateQueue: nil)",
      "session.dataTask(with: request).resume()", "RunLoop.main.run()");
  } else {
    lines.push("let (data, answer) = try await URLSession.shared.data(for: request)",
      "guard let status = (answer as? HTTPURLResponse)?.statusCode, status < 300 else {",
      '    print("status", (answer as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))',
      "    exit(1)", "}",
      isFile(call) ? `try data.write(to: URL(fileURLWithPath: ${quoted(fileName(call))}))`
        : "print(String(decoding: data, as: UTF8.self))");
  }
  return lines.join("\n");
}
