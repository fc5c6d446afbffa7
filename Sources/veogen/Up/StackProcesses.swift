import Foundation
import Subprocess
import SystemPackage

/// Which processes a stack has, and how they find each other.
struct StackProcesses {
    let layout: StackLayout
    let address: HTTPAddress
    let database: String

    /// The five processes, in the order that a reader expects; they start all at once and wait for each other.
    func all(lifeline: FileDescriptor) throws -> [ManagedProcess] {
        try [
            process("auth", "veogen-auth", ["serve"], lifeline),
            process("ai", "veogen-ai", ["serve"], lifeline),
            process("video", "veogen-video", ["serve"], lifeline),
            process("worker", "veogen-video", ["work"], lifeline),
            process("gateway", "veogen-gateway", [], lifeline),
        ]
    }

    private func process(
        _ name: String, _ executable: String, _ arguments: [String], _ lifeline: FileDescriptor
    ) throws -> ManagedProcess {
        ManagedProcess(
            name: name, executable: try Siblings.path(executable), arguments: arguments,
            environment: environment(of: name), pidFile: layout.pidFile(name), log: layout.log(name), lifeline: lifeline
        )
    }

    /// Each process is told what it needs, and nothing else.
    private func environment(of name: String) -> [Environment.Key: String?] {
        var variables: [Environment.Key: String?] = [
            "AUTH_ADDRESS": layout.socket("auth"), "VEOGEN_SUPERVISED": "true", "DATABASE_URL": nil,
        ]
        switch name {
        case "auth":
            variables["DATABASE_URL"] = database
        case "ai":
            variables["AI_ADDRESS"] = layout.socket("ai")
            variables["SCRATCH_PATH"] = layout.scratch.path
        case "video", "worker":
            variables["VIDEO_ADDRESS"] = layout.socket("video")
            variables["AI_ADDRESS"] = layout.socket("ai")
            variables["ARTIFACTS_PATH"] = layout.artifacts.path
            variables["DATABASE_URL"] = database
        default:
            variables["VIDEO_ADDRESS"] = layout.socket("video")
            variables["AI_ADDRESS"] = layout.socket("ai")
            variables["HTTP_ADDRESS"] = "\(address.host):\(address.port)"
        }
        return variables
    }
}
