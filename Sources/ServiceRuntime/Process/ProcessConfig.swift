/// All settings of a process: those that every process has, then the service's own.
struct ProcessConfig<Config: ServiceConfig>: ServiceConfig {
    let runtime: RuntimeConfig
    let service: Config

    init(from settings: inout Settings) {
        runtime = RuntimeConfig(from: &settings)
        service = Config(from: &settings)
    }
}
