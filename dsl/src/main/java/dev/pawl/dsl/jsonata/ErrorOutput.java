package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The error that a catcher got: {@code $states.errorOutput}, an object with {@code Error} and {@code Cause}.
 */
public record ErrorOutput() implements Value<Object> {
    /** The error's name. */
    public Expr<String> error() {
        return field("Error");
    }

    /** What happened, a text. */
    public Expr<String> cause() {
        return field("Cause");
    }

    /** What happened, if the text is JSON: that of functions is {@code {"errorMessage": …}}. */
    public <T> Expr<T> cause(Class<T> type) {
        return Expr.<T>call("parse", cause());
    }

    @Override
    public JsonNode json() {
        return expr().json();
    }

    @Override
    public Expr<Object> expr() {
        return Expr.path("$states.errorOutput");
    }
}
