package dev.pawl.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.conn.DnsResolver;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Clients put "sync-" before the host of StartSyncExecution and TestState unless they are told not to. */
class HostPrefixTest extends SdkTest {
    private final List<String> asked = new ArrayList<>();

    /** Without looking anything up: the machine that runs the test may know more names than another. */
    private SfnClientBuilder resolving(String... names) {
        asked.clear();
        DnsResolver resolver = host -> {
            asked.add(host);
            if (!List.of(names).contains(host)) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[]{InetAddress.getLoopbackAddress()};
        };
        return SdkServer.builder(server().port()).httpClientBuilder(ApacheHttpClient.builder().dnsResolver(resolver));
    }

    private String run(SfnClient client, String machine) {
        try (client) {
            return client.startSyncExecution(r -> r.stateMachineArn(machine).input("[1]")).output();
        }
    }

    @Test
    void a_name_with_the_prefix_that_resolves_is_answered() {
        String machine = server().machine("with-prefix", SdkServer.PASS, StateMachineType.EXPRESS);

        assertThat(run(resolving("localhost", "sync-localhost").build(), machine)).isEqualTo("[1]");
        assertThat(asked).containsExactly("sync-localhost");
    }

    @Test
    void without_the_prefix_nothing_has_to_resolve() {
        String machine = server().machine("without-prefix", SdkServer.PASS, StateMachineType.EXPRESS);
        SfnClient client = resolving("localhost").overrideConfiguration(
                c -> c.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true)).build();

        assertThat(run(client, machine)).isEqualTo("[1]");
        assertThat(asked).containsExactly("localhost");
    }

    @Test
    void a_name_with_the_prefix_that_does_not_resolve_never_reaches_the_server() {
        String machine = server().machine("unresolved", SdkServer.PASS, StateMachineType.EXPRESS);

        assertThatThrownBy(() -> run(resolving("localhost").build(), machine)).isInstanceOf(SdkClientException.class);
        assertThat(asked).isNotEmpty().containsOnly("sync-localhost");
    }
}
