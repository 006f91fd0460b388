package dev.pawl.dsl.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Catcher;
import dev.pawl.asl.Condition;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.PathField;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.ResultPath;
import dev.pawl.asl.ServiceArguments;
import dev.pawl.asl.TextField;
import dev.pawl.dsl.source.Code.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How JSONPath states are written. */
final class JsonPathDialect implements Dialect {
    private final Vocabulary words;
    private final JsonPathValues values;
    private final PlainCode plain;

    JsonPathDialect(Vocabulary words) {
        this.words = words;
        this.values = new JsonPathValues(words);
        this.plain = new PlainCode(words, QueryLanguage.JSON_PATH);
    }

    @Override
    public QueryLanguage language() {
        return QueryLanguage.JSON_PATH;
    }

    @Override
    public String entry(String method) {
        return words.entry(QueryLanguage.JSON_PATH, method);
    }

    @Override
    public List<List<Call>> data(DataFlow data) {
        List<Call> calls = new ArrayList<>();
        if (data instanceof DataFlow.JsonPathFlow flow) {
            filter("inputPath", flow.inputPath()).ifPresent(calls::add);
            flow.parameters().ifPresent(p -> calls.add(template("parameters", p.source())));
            flow.resultSelector().ifPresent(s -> calls.add(template("resultSelector", s.source())));
            resultPath(flow.resultPath()).ifPresent(calls::add);
            filter("outputPath", flow.outputPath()).ifPresent(calls::add);
            flow.assign().ifPresent(a -> calls.addAll(values.assign(a.source())));
        }
        return calls.stream().map(List::of).toList();
    }

    private Optional<Call> filter(String method, PathField field) {
        return switch (field) {
            case PathField.Absent a -> Optional.empty();
            case PathField.Null n -> Optional.of(Code.call(method, Code.chain(entry("none"))));
            case PathField.Path p -> Optional.of(Code.call(method, JavaText.of(p.path().text())));
        };
    }

    private Optional<Call> resultPath(ResultPath path) {
        return switch (path) {
            case ResultPath.Replace r -> Optional.empty();
            case ResultPath.Discard d -> Optional.of(Code.call("resultPath", Code.chain(entry("discard"))));
            case ResultPath.At at -> Optional.of(Code.call("resultPath", JavaText.of(at.path().text())));
        };
    }

    @Override
    public Call template(String method, JsonNode template) {
        return Code.call(method, values.of(template));
    }

    @Override
    public Call fixed(String method, JsonNode json) {
        if (plain.isPlain(json) || plain.isListOfPlain(json)) {
            return Code.call(method, plain.of(json));
        }
        return Code.call(method, values.hasHoles(json) ? plain.template(json) : values.of(json));
    }

    @Override
    public Call arguments(ServiceArguments arguments) {
        return switch (arguments) {
            case ServiceArguments.Parameters p -> template("parameters", p.template().source());
            case ServiceArguments.Arguments a -> throw wrong(a);
        };
    }

    @Override
    public List<Call> handling(Catcher.Handling handling) {
        List<Call> calls = new ArrayList<>();
        if (handling instanceof Catcher.Handling.JsonPath h) {
            resultPath(h.resultPath()).ifPresent(calls::add);
            h.assign().ifPresent(a -> calls.addAll(values.assign(a.source())));
        }
        return calls;
    }

    @Override
    public Code condition(Condition condition) {
        return new ConditionCode(words, values).of(condition);
    }

    @Override
    public Call number(String method, NumberField number) {
        return switch (number) {
            case NumberField.Constant c -> Code.call(method, JavaNumbers.of(c.value()));
            case NumberField.FromPath p -> Code.call(method, values.typedPath(p.path().text()));
            case NumberField.FromJsonata j -> throw wrong(j);
        };
    }

    @Override
    public Call seconds(String method, NumberField seconds) {
        return switch (seconds) {
            case NumberField.Constant c -> Code.call(method, words.duration(c.value()));
            case NumberField.FromPath p -> number(method.equals("duration") ? "seconds" : method, p);
            case NumberField.FromJsonata j -> throw wrong(j);
        };
    }

    @Override
    public Call text(String method, TextField text) {
        return switch (text) {
            case TextField.Constant c -> Code.call(method, JavaText.of(c.value()));
            case TextField.FromPath p -> Code.call(method, values.dynamic(p.path().text()));
            case TextField.FromJsonata j -> throw wrong(j);
        };
    }

    private static IllegalArgumentException wrong(Record field) {
        return new IllegalArgumentException("Expected a field of JSONPath, but got " + field);
    }
}
