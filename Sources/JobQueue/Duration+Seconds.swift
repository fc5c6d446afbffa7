extension Duration {
    /// The duration in seconds, as PostgreSQL's `make_interval` takes it.
    public var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
