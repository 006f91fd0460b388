package dev.pawl.server.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What a caller gets whose request Jetty itself refused: the status, and nothing about how we are made. */
final class BareErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        SecurityHeaders.UNLESS_SAID.forEach(header -> response.getHeaders().put(header.name(), header.value()));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        response.write(true, Body.EMPTY.buffer(), callback);
        return true;
    }
}
