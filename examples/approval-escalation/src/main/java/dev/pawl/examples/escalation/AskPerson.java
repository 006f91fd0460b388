package dev.pawl.examples.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionHandler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Stands for a chat or a mail with two buttons: it gets the task token that the answer has to bring back. */
public final class AskPerson implements FunctionHandler {
    private final BlockingQueue<JsonNode> questions = new LinkedBlockingQueue<>();

    /** For {@link java.util.ServiceLoader}. */
    public AskPerson() {}

    @Override
    public String name() {
        return "ask-person";
    }

    @Override
    public JsonNode handle(JsonNode event, FunctionContext context) {
        questions.add(event);
        return NullNode.getInstance();
    }

    BlockingQueue<JsonNode> questions() {
        return questions;
    }
}
