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
import java.util.List;

/** What the two query languages write in their own ways. */
interface Dialect {
    /** Which of the two it is. */
    QueryLanguage language();

    /** A static method of the language's entry class. */
    String entry(String method);

    /** What a state makes of its data. */
    List<List<Call>> data(DataFlow data);

    /** JSON with holes in it. */
    Call template(String method, JsonNode template);

    /** JSON that is meant as it is. */
    Call fixed(String method, JsonNode json);

    /** What a service is asked. */
    Call arguments(ServiceArguments arguments);

    /** What becomes of an error. */
    List<Call> handling(Catcher.Handling handling);

    Code condition(Condition condition);

    /** A number of something, which may be an expression or a path. */
    Call number(String method, NumberField number);

    /** A time, which may be an expression or a path. */
    Call seconds(String method, NumberField seconds);

    /** A text, which may be an expression or a path. */
    Call text(String method, TextField text);
}
