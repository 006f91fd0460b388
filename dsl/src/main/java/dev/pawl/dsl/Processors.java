package dev.pawl.dsl;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.ItemProcessor.ExecutionType;

/** Where the iterations of a Map run: {@code ProcessorConfig}. */
public final class Processors {
    private final ObjectNode members;

    private Processors(ObjectNode members) {
        this.members = members;
    }

    /** Inside the execution, as nothing else is said. */
    public static Processors unsaid() {
        return new Processors(JsonNodeFactory.instance.objectNode());
    }

    /** Inside the execution. */
    public static Processors inline() {
        Processors inline = unsaid();
        inline.members.putObject("ProcessorConfig").put("Mode", "INLINE");
        return inline;
    }

    /** As executions of their own. */
    public static Processors distributed(ExecutionType type) {
        Processors distributed = unsaid();
        distributed.members.putObject("ProcessorConfig").put("Mode", "DISTRIBUTED").put("ExecutionType", type.name());
        return distributed;
    }

    /** As definitions were written when there was only one place where they could run. */
    public Processors legacy() {
        return members.at("/ProcessorConfig/Mode").asText().equals("INLINE") ? unsaid() : this;
    }

    /** What runs those steps. */
    public Draft.Part of(Steps<?> steps) {
        return new Draft.Part.Processor(members.deepCopy(), steps);
    }
}
