// protoc runs this with a CodeGeneratorRequest on standard input and takes a CodeGeneratorResponse from standard output.
import CProtobufC
import CProtoc
import Glibc

func readStandardInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
        let count = read(STDIN_FILENO, &chunk, chunk.count)
        guard count > 0 else { return bytes }
        bytes += chunk[..<count]
    }
}

/// The generated files by name, or what is wrong with the contract.
func generate(_ input: [UInt8]) throws -> [(name: String, content: String)] {
    guard let request = google__protobuf__compiler__code_generator_request__unpack(nil, input.count, input) else {
        throw PluginError("unreadable request from protoc")
    }
    let schema = try SchemaReader.read(request.pointee)
    let methods = schema.files.flatMap(\.services).flatMap(\.methods)
    let routed = methods.filter { $0.http != nil }
    let json = JSONEmitter(
        schema: schema, requests: Set(routed.map(\.input)), answers: try schema.reached(from: routed.map(\.output)))
    var files: [(String, String)] = []
    for file in schema.files where file.services.isEmpty || file.services.contains(where: { !$0.isRESTOnly }) {
        guard !file.messages.isEmpty, file.name != "options.proto" else { continue }
        files.append(("plain/\(file.name)", try PlainProtoEmitter(schema: schema).emit(file).text))
        files.append(("\(file.stem).messages.swift", try MessageEmitter(schema: schema).emit(file).text))
        files.append(("\(file.stem).wire.swift", try WireEmitter(schema: schema).emit(file).text))
        files.append(("\(file.stem).json.swift", try json.emit(file).text))
        files.append(("\(file.stem).validation.swift", try ValidationEmitter(schema: schema).emit(file).text))
        files.append(("\(file.stem).service.swift", try ServiceEmitter(schema: schema).emit(file).text))
    }
    files.append(("RESTRoutes.swift", try RouteEmitter(schema: schema).emit().text))
    files.append(("openapi.json", try OpenAPIEmitter(schema: schema).emit()))
    return files
}

func respond(files: [(name: String, content: String)], error: String?) {
    var response = Google__Protobuf__Compiler__CodeGeneratorResponse()
    google__protobuf__compiler__code_generator_response__init(&response)
    response.error = error.map { strdup($0) }
    let entries = UnsafeMutablePointer<UnsafeMutablePointer<Google__Protobuf__Compiler__CodeGeneratorResponse__File>?>
        .allocate(capacity: max(files.count, 1))
    for (index, file) in files.enumerated() {
        let entry = UnsafeMutablePointer<Google__Protobuf__Compiler__CodeGeneratorResponse__File>.allocate(capacity: 1)
        google__protobuf__compiler__code_generator_response__file__init(entry)
        entry.pointee.name = strdup(file.name)
        entry.pointee.content = strdup(file.content)
        entries[index] = entry
    }
    response.n_file = files.count
    response.file = entries
    let size = google__protobuf__compiler__code_generator_response__get_packed_size(&response)
    var output = [UInt8](repeating: 0, count: size)
    google__protobuf__compiler__code_generator_response__pack(&response, &output)
    var written = 0
    while written < output.count {
        let count = output.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress.map { $0 + written }, $0.count - written) }
        guard count > 0 else { exit(1) }
        written += count
    }
}

do {
    respond(files: try generate(readStandardInput()), error: nil)
} catch {
    respond(files: [], error: "\(error)")
}
