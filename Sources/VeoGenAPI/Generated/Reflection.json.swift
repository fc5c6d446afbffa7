// Made by scripts/protos from proto/reflection.proto. Change that instead.

import CVeoGenAPI
import Protobuf

