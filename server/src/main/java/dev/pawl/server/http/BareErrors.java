package dev.pawl.server.http;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What a caller gets whose request Jetty itself refused: the status, and nothing about how we are made. */
final class BareErrors implements Request.Handler {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int VERSION_NOT_SUPPORTED = 505;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (isMistake(request, response.getStatus())) {
            // a version or an encoding that nobody speaks is the caller's mistake, whatever HTTP counts it as
            response.setStatus(BAD_REQUEST);
        }
        SecurityHeaders.UNLESS_SAID.forEach(header -> response.getHeaders().put(header.name(), header.value()));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        response.write(true, Body.EMPTY.buffer(), callback);
        return true;
    }

    /**
     * An address that is none makes Jetty fail before it asks us, and so does a connection that ends within a
     * request which has not been asked about yet.
     */
    private static boolean isMistake(Request request, int status) {
        Object why = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        return status == NOT_IMPLEMENTED || status == VERSION_NOT_SUPPORTED
                || why instanceof IllegalArgumentException || why instanceof IOException
                || why instanceof TimeoutException;
    }
}
