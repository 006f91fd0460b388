package dev.pawl.dsl.jsonata;

/**
 * An HTTP request. Its result has {@code StatusCode}, {@code StatusText}, {@code Headers} and
 * {@code ResponseBody}; an
 * answer other than 2xx is the error {@link dev.pawl.dsl.Errors#httpStatus}.
 *
 * @param arguments
 *            by name
 */
public record HttpStep(TaskStep<Object> base, ObjectValue arguments) implements Verb<Object> {
    static HttpStep of(TaskStep<Object> base) {
        return new HttpStep(base, Jsonata.object());
    }

    /** Asks for it. */
    public HttpStep get(String url) {
        return method("GET", Jsonata.value(url));
    }

    /** Sends something there. */
    public HttpStep post(String url) {
        return method("POST", Jsonata.value(url));
    }

    /** Puts something there. */
    public HttpStep put(String url) {
        return method("PUT", Jsonata.value(url));
    }

    /** Changes what is there. */
    public HttpStep patch(String url) {
        return method("PATCH", Jsonata.value(url));
    }

    /** Removes what is there. */
    public HttpStep delete(String url) {
        return method("DELETE", Jsonata.value(url));
    }

    /** Any of GET, POST, PUT, DELETE, PATCH, OPTIONS and HEAD. */
    public HttpStep method(String method, Value<String> url) {
        return with("ApiEndpoint", url).with("Method", Jsonata.value(method));
    }

    /** With the credentials of an EventBridge connection; AWS asks for one. */
    public HttpStep connection(String arn) {
        return with("InvocationConfig", Jsonata.object().put("ConnectionArn", arn));
    }

    /** With that header. */
    public HttpStep header(String name, Value<?> value) {
        return with("Headers", member("Headers").put(name, value));
    }

    /** With that header. */
    public HttpStep header(String name, String value) {
        return header(name, Jsonata.value(value));
    }

    /** With that parameter behind the question mark. */
    public HttpStep query(String name, Value<?> value) {
        return with("QueryParameters", member("QueryParameters").put(name, value));
    }

    /** With that parameter behind the question mark. */
    public HttpStep query(String name, String value) {
        return query(name, Jsonata.value(value));
    }

    /** What is sent. */
    public HttpStep body(Value<?> body) {
        return with("RequestBody", body);
    }

    /** Sends the body as a form. */
    public HttpStep asForm() {
        return with("Transform", Jsonata.object().put("RequestBodyEncoding", "URL_ENCODED"));
    }

    @Override
    public TaskStep<Object> task() {
        return base.resource("arn:aws:states:::http:invoke").arguments(arguments);
    }

    private ObjectValue member(String name) {
        return arguments.members().get(name) instanceof ObjectValue object ? object : Jsonata.object();
    }

    private HttpStep with(String argument, Value<?> value) {
        return new HttpStep(base, arguments.put(argument, value));
    }
}
