package dev.pawl.aws.call;

import dev.pawl.aws.AwsClients;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * Assumes the roles that Credentials name. A role's credentials are kept until shortly before they expire.
 */
final class Roles implements AutoCloseable {
    private static final String SESSION = "pawl";

    private final AwsClients clients;
    private final Map<String, StsAssumeRoleCredentialsProvider> assumed = new ConcurrentHashMap<>();
    private @Nullable StsClient sts;

    Roles(AwsClients clients) {
        this.clients = clients;
    }

    /**
     * The credentials of a role; empty where there is nobody to ask for them: a service that is not AWS's own is
     * called as
     * we are, unless an STS is named, too.
     *
     * @param elsewhere
     *            whether the service called is somewhere else than at AWS
     */
    Optional<AwsCredentialsProvider> assume(String roleArn, boolean elsewhere) {
        Optional<URI> endpoint = clients.section().of("sts").endpoint().or(() -> clients.named("STS"));
        if (elsewhere && endpoint.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(assumed.computeIfAbsent(roleArn, role -> StsAssumeRoleCredentialsProvider.builder()
                .stsClient(client(endpoint)).refreshRequest(r -> r.roleArn(role).roleSessionName(SESSION)).build()));
    }

    private synchronized StsClient client(Optional<URI> endpoint) {
        StsClient client = sts;
        if (client == null) {
            var builder = StsClient.builder().httpClient(clients.shared());
            clients.locate(builder, clients.section().of("sts").region(), endpoint);
            client = builder.build();
            sts = client;
        }
        return client;
    }

    @Override
    public synchronized void close() {
        assumed.values().forEach(StsAssumeRoleCredentialsProvider::close);
        if (sts != null) {
            sts.close();
        }
    }
}
