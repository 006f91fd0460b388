package dev.pawl.dsl.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Catcher;
import dev.pawl.asl.Condition;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.ServiceArguments;
import dev.pawl.asl.TextField;
import dev.pawl.dsl.source.Code.Call;
import dev.pawl.expr.jsonata.JsonataTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How JSONata states are written. */
final class JsonataDialect implements Dialect {
    private final Vocabulary words;
    private final JsonataValues values;

    JsonataDialect(Vocabulary words) {
        this.words = words;
        this.values = new JsonataValues(words);
    }

    @Override
    public QueryLanguage language() {
        return QueryLanguage.JSONATA;
    }

    @Override
    public String entry(String method) {
        return words.entry(QueryLanguage.JSONATA, method);
    }

    @Override
    public List<List<Call>> data(DataFlow data) {
        List<List<Call>> calls = new ArrayList<>();
        if (data instanceof DataFlow.JsonataFlow flow) {
            flow.arguments().ifPresent(a -> calls.add(List.of(value("arguments", a))));
            output(flow.output(), flow.assign()).forEach(c -> calls.add(List.of(c)));
        }
        return calls;
    }

    private List<Call> output(Optional<JsonataTemplate> output, Optional<JsonataTemplate> assign) {
        List<Call> calls = new ArrayList<>();
        output.ifPresent(o -> calls.add(value("output", o)));
        assign.ifPresent(a -> {
            if (a.source().isEmpty()) {
                calls.add(Code.call("assignNothing"));
            }
            for (Map.Entry<String, JsonNode> e : a.source().properties()) {
                calls.add(Code.call("assign", JavaText.of(e.getKey()), values.of(e.getValue())));
            }
        });
        return calls;
    }

    private Call value(String method, JsonataTemplate template) {
        return template(method, template.source());
    }

    @Override
    public Call template(String method, JsonNode template) {
        return Code.call(method, values.of(template));
    }

    @Override
    public Call fixed(String method, JsonNode json) {
        throw new IllegalArgumentException("Expected no " + method + " in JSONata, but got " + json);
    }

    @Override
    public Call arguments(ServiceArguments arguments) {
        return switch (arguments) {
            case ServiceArguments.Arguments a -> value("arguments", a.template());
            case ServiceArguments.Parameters p -> throw wrong(p);
        };
    }

    @Override
    public List<Call> handling(Catcher.Handling handling) {
        return handling instanceof Catcher.Handling.Jsonata h ? output(h.output(), h.assign()) : List.of();
    }

    @Override
    public Code condition(Condition condition) {
        return switch (condition) {
            case Condition.Jsonata c -> values.expr(c.expression().source());
            case Condition.Constant c -> Code.chain(entry("value"), Code.word(Boolean.toString(c.value())));
            case Condition.And c -> throw wrong(c);
            case Condition.Or c -> throw wrong(c);
            case Condition.Not c -> throw wrong(c);
            case Condition.Noted c -> throw wrong(c);
            case Condition.Comparison c -> throw wrong(c);
        };
    }

    @Override
    public Call number(String method, NumberField number) {
        return switch (number) {
            case NumberField.Constant c -> Code.call(method, JavaNumbers.of(c.value()));
            case NumberField.FromJsonata j -> Code.call(method, values.expr(j.expression().source()));
            case NumberField.FromPath p -> throw wrong(p);
        };
    }

    @Override
    public Call seconds(String method, NumberField seconds) {
        return switch (seconds) {
            case NumberField.Constant c -> Code.call(method, words.duration(c.value()));
            case NumberField.FromJsonata j -> Code.call(method.equals("duration") ? "seconds" : method,
                    values.expr(j.expression().source()));
            case NumberField.FromPath p -> throw wrong(p);
        };
    }

    @Override
    public Call text(String method, TextField text) {
        return switch (text) {
            case TextField.Constant c -> Code.call(method, JavaText.of(c.value()));
            case TextField.FromJsonata j -> Code.call(method, values.expr(j.expression().source()));
            case TextField.FromPath p -> throw wrong(p);
        };
    }

    private static IllegalArgumentException wrong(Record field) {
        return new IllegalArgumentException("Expected a field of JSONata, but got " + field);
    }
}
