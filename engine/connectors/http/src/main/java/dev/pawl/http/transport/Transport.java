package dev.pawl.http.transport;

import dev.pawl.egress.Egress;
import dev.pawl.egress.EgressException;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests and reads bounded answers. It follows no redirect, keeps no cookie, repeats nothing,
 * decompresses nothing
 * and connects only where the egress rules allow. It blocks: call it on a virtual thread, whose interruption
 * closes the
 * connection.
 */
public final class Transport implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    /** Nothing waits longer; whoever calls has a deadline of its own for the whole. */
    private static final Timeout SILENCE = Timeout.ofSeconds(60);
    private static final TimeValue IDLE = TimeValue.ofSeconds(10);
    private static final TimeValue TRUSTED = TimeValue.ofMilliseconds(500);
    private static final int MOST_CONNECTIONS = 2_000;
    private static final int MOST_TO_ONE_HOST = 500;
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int CHUNK = 8 * 1024;

    private final Egress egress;
    private @Nullable CloseableHttpClient plain;
    private @Nullable CloseableHttpClient encrypted;
    private boolean closed;

    /** Under those rules. Threads and sockets come with the first request. */
    public Transport(Egress egress) {
        this.egress = egress;
    }

    /**
     * Sends a request.
     *
     * @param limitBytes
     *            how much of the body is read; the connection is closed when more comes
     * @throws EgressException
     *             if the rules forbid it
     * @throws IOException
     *             if there is no answer
     */
    public Answer send(Outgoing request, int limitBytes) throws IOException {
        boolean tls = request.url().getScheme().toLowerCase(Locale.ROOT).equals("https");
        HttpUriRequestBase out = new HttpUriRequestBase(request.method(), request.url());
        request.headers().forEach(field -> out.addHeader(field.name(), field.value()));
        request.body().ifPresent(body -> out.setEntity(new ByteArrayEntity(body, null)));
        HttpHost target = new HttpHost(tls ? "https" : "http", request.url().getHost(), request.url().getPort());
        request.host().ifPresent(host -> out.setAuthority(new URIAuthority(host)));
        try (ClassicHttpResponse response = client(tls).executeOpen(target, out, null)) {
            return read(response, limitBytes);
        } catch (UnknownHostException e) {
            throw e.getCause() instanceof EgressException refused ? refused : e;
        }
    }

    private static Answer read(ClassicHttpResponse response, int limitBytes) throws IOException {
        List<Field> headers = new ArrayList<>();
        for (Header header : response.getHeaders()) {
            headers.add(new Field(header.getName(), Optional.ofNullable(header.getValue()).orElse("")));
        }
        byte[] body = new byte[0];
        boolean cut = false;
        HttpEntity entity = response.getEntity();
        InputStream content = entity == null ? null : entity.getContent();
        if (content != null) {
            body = content.readNBytes(limitBytes);
            cut = body.length == limitBytes && content.read() >= 0;
        }
        return new Answer(response.getCode(), Optional.ofNullable(response.getReasonPhrase()).orElse(""),
                List.copyOf(headers), new Body(body), cut);
    }

    private synchronized CloseableHttpClient client(boolean tls) throws IOException {
        if (closed) {
            throw new IOException("Expected a connector at work, but it is closed");
        }
        CloseableHttpClient client = tls ? encrypted : plain;
        if (client == null) {
            client = build(tls);
            if (tls) {
                encrypted = client;
            } else {
                plain = client;
            }
        }
        return client;
    }

    private CloseableHttpClient build(boolean tls) {
        Http1Config limits = Http1Config.custom().setMaxHeaderCount(MOST_HEADERS).setMaxLineLength(LONGEST_LINE)
                .setBufferSize(CHUNK).build();
        PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new EgressResolver(egress, tls))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(egress.tls()))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX).setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_TO_ONE_HOST)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT)
                        .setSocketTimeout(SILENCE).setValidateAfterInactivity(TRUSTED).build())
                .build();
        RequestConfig manners = RequestConfig.custom().setConnectionRequestTimeout(SILENCE)
                .setResponseTimeout(SILENCE).setRedirectsEnabled(false).setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false).setContentCompressionEnabled(false).setConnectionKeepAlive(IDLE)
                .build();
        return HttpClients.custom().setConnectionManager(pool).setDefaultRequestConfig(manners)
                .disableRedirectHandling().disableAutomaticRetries().disableContentCompression()
                .disableCookieManagement().disableAuthCaching().disableConnectionState().disableDefaultUserAgent()
                .evictExpiredConnections().evictIdleConnections(IDLE).build();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (plain != null) {
            plain.close(CloseMode.IMMEDIATE);
        }
        if (encrypted != null) {
            encrypted.close(CloseMode.IMMEDIATE);
        }
    }
}
