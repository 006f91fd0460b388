package dev.pawl.engine;

import dev.pawl.arn.ArnException;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.StatesArn;

/** Reads what callers give as ARNs. */
final class Arns {
    private Arns() {}

    static <T extends StatesArn> T read(String text, Class<T> kind) {
        try {
            return ArnParser.parse(text, kind);
        } catch (ArnException e) {
            throw EngineException.invalidArn(e);
        }
    }
}
