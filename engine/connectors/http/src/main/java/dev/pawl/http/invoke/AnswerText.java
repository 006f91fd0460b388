package dev.pawl.http.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.http.transport.Answer;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;

/** The body of an answer as data: JSON if it says so and is, otherwise text; nothing if it is neither. */
public sealed interface AnswerText {
    /** Data. */
    record Data(JsonNode value) implements AnswerText {}

    /**
     * Bytes that are no text.
     *
     * @param why
     *            which header or bytes say so
     */
    record Binary(String why) implements AnswerText {}

    /** Reads it. */
    static AnswerText of(Answer answer) {
        String type = answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String coding = answer.header("Content-Encoding").orElse("identity").strip();
        if (answer.body().length() == 0) {
            return new Data(JsonNodeFactory.instance.textNode(""));
        }
        if (MediaType.isBinary(type)) {
            return new Binary("its Content-Type is " + type);
        }
        if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
            return new Binary("its Content-Encoding is " + coding);
        }
        try {
            String text = text(answer, type);
            return new Data(MediaType.isJson(type) && !answer.cut() ? json(text) : TextNode.valueOf(text));
        } catch (CharacterCodingException e) {
            return new Binary("its bytes are no text in " + MediaType.charset(type));
        }
    }

    private static String text(Answer answer, String type) throws CharacterCodingException {
        if (answer.cut()) {
            return answer.body().text(MediaType.charset(type));
        }
        return MediaType.charset(type).newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(answer.body().buffer()).toString();
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JsonTextException e) {
            return TextNode.valueOf(text);
        }
    }
}
