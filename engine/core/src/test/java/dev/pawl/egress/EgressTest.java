package dev.pawl.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://93.184.215.14/", "https://[2606:4700::1111]/", "https://8.8.8.8:8443/x"})
    void publicAddressesMayBeCalledOverTls(String url) throws IOException {
        assertThat(addresses("{}", url)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://169.254.169.254/latest/meta-data", "https://[fe80::1]/",
            "https://[fd00:ec2::254]/",
            "https://100.100.100.200/", "https://168.63.129.16/", "https://0.0.0.0/", "https://[::]/",
            "https://224.0.0.1/", "https://255.255.255.255/", "https://127.0.0.1/", "https://127.8.8.8/",
            "https://[::1]/",
            "https://10.1.2.3/", "https://172.16.0.1/", "https://192.168.1.1/", "https://100.64.0.1/",
            "https://[fc00::1]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:a9fe:a9fe]/",
            "https://[64:ff9b::169.254.169.254]/", "https://[64:ff9b::10.0.0.1]/", "https://[2002:7f00:1::]/",
            "https://[::127.0.0.1]/", "https://[2001:0:1::1]/", "https://localhost/", "https://LOCALHOST./",
            "http://93.184.215.14/"})
    void othersMayNot(String url) {
        assertThatThrownBy(() -> addresses("{}", url)).isInstanceOf(EgressException.class)
                .hasMessageStartingWith("Expected").hasMessageContaining("egress.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "0x7f.1", "0x7f000001"})
    void aNumberIsJudgedAsTheAddressThatItMeans(String host) {
        assertThatThrownBy(() -> Egress.STANDARD.addresses(new Destination(true, host, 443)))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"allow\": [\"127.0.0.0/8\"]} | https://127.0.0.1:9/",
            "{\"allow\": [\"localhost:8443\"]} | https://localhost:8443/",
            "{\"allow\": [\"public\", \"10.0.0.0/8\"]} | https://10.9.9.9/",
            "{\"allow\": [\"169.254.169.254\"]} | https://169.254.169.254/",
            "{\"allow\": [\"[::1]:99\"]} | https://[::1]:99/",
            "{\"plainHttp\": [\"127.0.0.1:8080\"]} | http://127.0.0.1:8080/",
            "{\"plainHttp\": [\"public\"]} | http://8.8.8.8/",
            "{\"allow\": [\"*\"], \"deny\": [\"9.9.9.9\"]} | https://8.8.8.8/"})
    void whatIsListedMayBeCalled(String rules, String url) throws IOException {
        assertThat(addresses(rules, url)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"allow\": [\"localhost:8443\"]} | https://localhost:8444/",
            "{\"allow\": [\"10.0.0.0/8\"]} | https://8.8.8.8/",
            "{\"allow\": []} | https://8.8.8.8/",
            "{\"deny\": [\"8.8.0.0/16\"]} | https://8.8.8.8/",
            "{\"deny\": [\"169.254.0.0/16\"], \"allow\": [\"::/0\"]} | https://[64:ff9b::169.254.169.254]/",
            "{\"deny\": [\"*.example.com\"], \"allow\": [\"*\"]} | https://a.b.example.com/",
            "{\"plainHttp\": [\"127.0.0.1:8080\"]} | http://127.0.0.1:8081/"})
    void whatIsNotListedOrDeniedMayNot(String rules, String url) {
        assertThatThrownBy(() -> addresses(rules, url)).isInstanceOf(EgressException.class);
    }

    @Test
    void aNameThatIsListedMayNotLeadToAMetadataService() throws IOException {
        Egress egress = egress("{\"allow\": [\"*.example.com\"]}");
        Destination host = new Destination(true, "a.example.com", 443);

        assertThat(egress.with(name -> all("10.0.0.1")).addresses(host)).hasSize(1);
        assertThatThrownBy(() -> egress.with(name -> all("169.254.169.254")).addresses(host))
                .isInstanceOf(EgressException.class).hasMessageContaining("a.example.com is 169.254.169.254");
    }

    @Test
    void onlyAddressesThatPassAreHandedOutAndTheNameIsAskedForOnce() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        Egress egress = Egress.STANDARD.with(name -> {
            asked.incrementAndGet();
            return all("127.0.0.1", "8.8.8.8", "169.254.169.254");
        });

        assertThat(egress.addresses(new Destination(true, "rebinding.example", 443)))
                .extracting(InetAddress::getHostAddress).containsExactly("8.8.8.8");
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"allow\": [\"10.0.0.0/33\"]}", "{\"allow\": [\"a:99999\"]}", "{\"deny\": [\"a/b\"]}",
            "{\"allow\": \"public\"}", "{\"alow\": []}", "{\"trust\": \"nowhere.pem\"}", "{\"plainHttp\": [7]}"})
    void aMistakeIsToldWithItsPlace(String rules) {
        assertThatThrownBy(() -> egress(rules)).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("/egress").hasMessageContaining("pawl.json");
    }

    private static Egress egress(String rules) {
        return Egress.of(Configuration.of(Json.read("{\"egress\": " + rules + "}"), "pawl.json", Path.of("/nowhere")));
    }

    private static java.util.List<InetAddress> addresses(String rules, String url) throws IOException {
        return egress(rules).addresses(Destination.of(URI.create(url)).orElseThrow());
    }

    private static InetAddress[] all(String... literals) throws java.net.UnknownHostException {
        InetAddress[] all = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            all[i] = InetAddress.getByName(literals[i]);
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example:99999/", "https://a.example:0/", "ftp://a.example/", "https:///x", "a"})
    void whatLeadsNowhereIsNoDestination(String url) {
        assertThat(Destination.of(URI.create(url))).isEmpty();
    }
}
