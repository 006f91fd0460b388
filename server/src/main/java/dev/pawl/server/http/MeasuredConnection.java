package dev.pawl.server.http;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose heads have bounded room. Jetty bounds the length of a head, not the number of its
 * fields, and
 * an empty field takes many times the room in memory that it has in the head.
 */
final class MeasuredConnection extends HttpConnection {
    private static final int MOST_FIELDS = 200;
    private static final int FIELDS_TOO_LARGE = 431;
    private static final int TOO_MANY_REQUESTS = 429;
    /** What a field takes beside its text. */
    private static final int FIELD_BYTES = 128;
    private static final int PLAIN_BYTES = 4 * 1024;
    /** With the buffers of a handshake. */
    private static final int TLS_BYTES = 32 * 1024;

    private final HeadRoom.Place place;
    private final AtomicInteger heads = new AtomicInteger();
    private int fields;

    private MeasuredConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint, HeadRoom room) {
        super(configuration, connector, endPoint);
        place = room.place(endPoint.isSecure() ? TLS_BYTES : PLAIN_BYTES, endPoint::close);
    }

    /** Makes such connections. */
    static HttpConnectionFactory factory(HttpConfiguration configuration, HeadRoom room) {
        return new HttpConnectionFactory(configuration) {
            @Override
            public Connection newConnection(Connector connector, EndPoint endPoint) {
                MeasuredConnection connection = new MeasuredConnection(getHttpConfiguration(), connector, endPoint,
                        room);
                connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
                return configure(connection, connector, endPoint);
            }
        };
    }

    @Override
    public void onOpen() {
        if (place.await()) {
            super.onOpen();
        } else {
            getEndPoint().close();
        }
    }

    @Override
    public void onFillable() {
        long before = getBytesIn();
        super.onFillable();
        // a field whose end is not here yet is none so far
        long more = Math.min(getHttpConfiguration().getRequestHeaderSize(), getBytesIn() - before);
        if (getParser().inHeaderState()) {
            place.begin();
            if (!place.take((int) more)) {
                getEndPoint().close();
            }
        }
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        place.release();
        super.onClose(cause);
    }

    /** Which of its heads is the newest. */
    int head() {
        return heads.get();
    }

    /** The request with that head is here with all of its body. */
    void arrived(int head) {
        if (heads.get() == head) {
            place.arrived();
        }
    }

    /** The request with that head has its answer, so that the connection waits for another one. */
    void answered(int head) {
        if (heads.get() == head) {
            place.await();
        }
    }

    @Override
    protected RequestHandler newRequestHandler() {
        return new Measure();
    }

    private final class Measure extends RequestHandler {
        @Override
        public void startRequest(String method, String uri, HttpVersion version) {
            heads.incrementAndGet();
            fields = 0;
            place.await();
            place.begin();
            count(uri.length());
            super.startRequest(method, uri, version);
        }

        @Override
        public void parsedHeader(HttpField field) {
            count(field);
            super.parsedHeader(field);
        }

        @Override
        public void parsedTrailer(HttpField field) {
            count(field);
            super.parsedTrailer(field);
        }

        private void count(HttpField field) {
            fields++;
            if (fields > MOST_FIELDS) {
                throw new HttpException.RuntimeException(FIELDS_TOO_LARGE, "Too many fields");
            }
            String value = field.getValue();
            count(FIELD_BYTES + field.getName().length() + (value == null ? 0 : value.length()));
        }

        private void count(int bytes) {
            if (!place.take(bytes)) {
                throw new HttpException.RuntimeException(TOO_MANY_REQUESTS, "No room for another head");
            }
        }

        @Override
        public boolean headerComplete() {
            place.awaitBody();
            return super.headerComplete();
        }

        @Override
        public boolean content(ByteBuffer bytes) {
            place.proceed();
            return super.content(bytes);
        }
    }
}
