// Made by scripts/protos from proto/health.proto. Change that instead.

import CVeoGenAPI
import Protobuf

