package dev.pawl.notify;

import dev.pawl.approval.notify.Notification;
import dev.pawl.approval.notify.Notifier;
import dev.pawl.approval.notify.UndeliverableException;
import dev.pawl.egress.Egress;
import dev.pawl.egress.EgressException;
import dev.pawl.secret.SecretException;
import dev.pawl.secret.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls a webhook with a signed body. Id, time and signature stand in headers as the Standard Webhooks
 * specification says:
 * the signature is HMAC-SHA256 over {@code ID.SECONDS.BODY}.
 */
final class WebhookNotifier implements Notifier {
    private static final int ERRORS = 300;
    private static final Timeout CONNECT = Timeout.ofSeconds(8);
    private static final Timeout ANSWER = Timeout.ofSeconds(15);
    /** What is worth another try: too early, too many, and whatever is the server's own fault. */
    private static final Set<Integer> AGAIN = Set.of(408, 425, 429);
    private static final int SERVER_ERRORS = 500;

    private final String name;
    private final WebhookSettings settings;
    private final Secrets secrets;
    private final CloseableHttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WebhookNotifier(String name, WebhookSettings settings, Secrets secrets, Egress egress) {
        this.name = name;
        this.settings = settings;
        this.secrets = secrets;
        this.client = HttpClients.custom().disableRedirectHandling().disableAutomaticRetries().disableCookieManagement()
                .disableContentCompression()
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(ANSWER).build())
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Allowed(egress, settings))
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(egress.tls()))
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom().setConnectTimeout(CONNECT).setSocketTimeout(ANSWER).build())
                        .build())
                .build();
    }

    @Override
    public String channel() {
        return name;
    }

    @Override
    public Audience audience() {
        return Audience.EVERYBODY;
    }

    @Override
    public CompletionStage<Void> send(Notification notification) {
        return settings.kinds().contains(notification.kind())
                ? CompletableFuture.runAsync(() -> call(notification), threads)
                : CompletableFuture.completedFuture(null);
    }

    private void call(Notification notification) {
        try {
            byte[] body = WebhookBody.of(notification, settings.format());
            HttpPost post = new HttpPost(settings.url());
            settings.headers().forEach((header, value) -> post.setHeader(header, secrets.expand(value)));
            post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
            sign(post, notification.id(), body);
            int status = client.execute(post, response -> response.getCode());
            if (status >= ERRORS) {
                throw refused(status);
            }
        } catch (IOException e) {
            if (e.getCause() instanceof EgressException forbidden) {
                throw new UndeliverableException(String.valueOf(forbidden.getMessage()));
            }
            throw new IllegalStateException(secrets.redact("Expected to reach the webhook " + name + ", but "
                    + e.getClass().getSimpleName() + ": " + e.getMessage()));
        } catch (SecretException e) {
            throw new IllegalStateException(e.getMessage());
        }
    }

    private void sign(HttpPost post, String id, byte[] body) {
        String seconds = String.valueOf(InstantSource.system().instant().getEpochSecond());
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", seconds);
        settings.secret().ifPresent(secret -> post.setHeader("webhook-signature",
                "v1," + signature(secrets.expand(secret), id + "." + seconds + ".", body)));
    }

    static String signature(String secret, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected HmacSHA256 in this Java, but it is missing", e);
        }
    }

    /** A secret of the specification's own form is Base64 after its prefix; any other is taken as it is. */
    private static byte[] key(String secret) {
        if (secret.startsWith("whsec_")) {
            try {
                return Base64.getDecoder().decode(secret.substring("whsec_".length()));
            } catch (IllegalArgumentException e) {
                // then it only looks like one
            }
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private RuntimeException refused(int status) {
        String text = "Expected the webhook " + name + " to answer with a status below 300, but it was " + status;
        return AGAIN.contains(status) || status >= SERVER_ERRORS
                ? new IllegalStateException(text)
                : new UndeliverableException(text);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            // there is nothing left to close
        }
    }

    /** Connects only to addresses that the egress rules allow, each time that a name is looked up. */
    private record Allowed(Egress egress, WebhookSettings settings) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            try {
                return egress.addresses(settings.destination()).toArray(InetAddress[]::new);
            } catch (UnknownHostException e) {
                throw e;
            } catch (IOException e) {
                UnknownHostException refused = new UnknownHostException(e.getMessage());
                refused.initCause(e);
                throw refused;
            }
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
