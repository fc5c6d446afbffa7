import RPC

/// A message whose limits stand in the contract.
public protocol Validated {
    /// Reports every limit that a field does not keep.
    func validate(_ check: inout FieldChecks)
}

extension Validated {
    /// What is wrong with the message, each fault located below `place`; empty when nothing is.
    public func faults(below place: [String] = ["body"]) -> [FieldFault] {
        var check = FieldChecks(below: place)
        validate(&check)
        return check.faults
    }

    /// Throws what is wrong as one `RPCError` of code `invalidArgument`: a service does not rely on its caller's
    /// checks.
    func refuseFaults() throws(RPCError) {
        let faults = faults()
        if !faults.isEmpty { throw RPCError.invalid(faults) }
    }
}
