package dev.pawl.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.history.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What http:invoke sends. */
class RequestTest {
    private Remote remote;
    private HttpConnector connector;

    @BeforeEach
    void start() throws Exception {
        remote = Remote.plain().on("/a", Remote.echo());
        connector = Given.local();
    }

    @AfterEach
    void stop() throws Exception {
        connector.close();
        remote.close();
    }

    private Remote.Arrived sent(String method, String more) {
        Given.result(Given.call(connector,
                "{'ApiEndpoint': '" + remote.url("/a") + "', 'Method': '" + method + "'" + more + "}"));
        return remote.last();
    }

    private Failure refused(String parameters) {
        return Given.failure(Given.call(connector, parameters));
    }

    @Test
    void jsonIsSentWithTheHeadersThatAwsSends() {
        Remote.Arrived sent = sent("POST", ", 'RequestBody': {'n': 1.5, 'text': 'é'}, 'Headers': {'X-Id': '7'}");

        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.body()).isEqualTo("{\"n\":1.5,\"text\":\"é\"}");
        assertThat(sent.header("Content-Type").orElseThrow()).isEqualToIgnoringCase("application/json; charset=UTF-8");
        assertThat(sent.header("User-Agent")).contains("Amazon|StepFunctions|HttpInvoke|us-east-1");
        assertThat(sent.header("Range")).contains("bytes=0-262144");
        assertThat(sent.header("Host")).contains("127.0.0.1:" + remote.port());
        assertThat(sent.header("X-Id")).contains("7");
        assertThat(sent.headers().keySet()).doesNotContain("Accept-Encoding", "Upgrade", "Cookie", "Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void everyMethodMayHaveABodyOrNone(String method) {
        assertThat(sent(method, ", 'RequestBody': {}").body()).isEqualTo("{}");
        Remote.Arrived without = sent(method, "");
        assertThat(without.method()).isEqualTo(method);
        assertThat(without.body()).isEmpty();
        assertThat(without.header("Content-Type")).isEmpty();
    }

    @Test
    void parametersAreAppendedToTheQueryThatIsThere() {
        Given.result(Given.call(connector, "{'ApiEndpoint': '" + remote.url("/a?x=1#part") + "', 'Method': 'GET',"
                + "'QueryParameters': {'a b': ['1', '2&3'], 'n': 4, 'é': true}}"));

        assertThat(remote.last().target()).isEqualTo("/a?x=1&a%20b=1&a%20b=2%263&n=4&%C3%A9=true");
    }

    @Test
    void aTextIsAQueryThatIsWrittenAlready() {
        assertThat(sent("GET", ", 'QueryParameters': 'a=1&b=c d'").target()).isEqualTo("/a?a=1&b=c%20d");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "INDICES  | a%5B0%5D=x&a%5B1%5D=y%20z&o%5Bp%5D%5Bq%5D=1&l%5B0%5D%5Bm%5D=2&t=true&z=",
            "REPEAT   | a=x&a=y%20z&o%5Bp%5D%5Bq%5D=1&l%5Bm%5D=2&t=true&z=",
            "BRACKETS | a%5B%5D=x&a%5B%5D=y%20z&o%5Bp%5D%5Bq%5D=1&l%5B%5D%5Bm%5D=2&t=true&z=",
            "COMMAS   | a=x,y%20z&o%5Bp%5D%5Bq%5D=1&l=%7B%22m%22%3A2%7D&t=true&z="})
    void aFormIsEncodedInTheWayThatIsAskedFor(String format, String body) {
        Remote.Arrived sent = sent("POST", ", 'Headers': {'content-type': 'application/x-www-form-urlencoded'},"
                + "'RequestBody': {'a': ['x', 'y z'], 'o': {'p': {'q': 1}}, 'l': [{'m': 2}], 't': true, 'z': null,"
                + " 'none': []}, 'Transform': {'RequestBodyEncoding': 'URL_ENCODED',"
                + " 'RequestEncodingOptions': {'ArrayFormat': '" + format + "'}}");

        assertThat(sent.body()).isEqualTo(body);
        assertThat(sent.header("Content-Type")).contains("application/x-www-form-urlencoded");
    }

    @Test
    void indicesAreTheUsualFormat() {
        assertThat(sent("POST", ", 'RequestBody': {'a': [1]}, 'Transform': {'RequestBodyEncoding': 'URL_ENCODED'}")
                .body()).isEqualTo("a%5B0%5D=1");
    }

    @Test
    void aTextIsJsonUnlessTheTypeIsAnother() {
        assertThat(sent("POST", ", 'RequestBody': '<a/>'").body()).isEqualTo("\"<a/>\"");
        assertThat(sent("POST", ", 'RequestBody': '<a/>', 'Headers': {'Content-Type': 'text/xml'}").body())
                .isEqualTo("<a/>");
    }

    @Test
    void aListOfValuesIsAHeaderForEach() {
        assertThat(sent("GET", ", 'Headers': {'X-A': ['1', '2'], 'X-B': 3, 'User-Agent': 'mine', 'Range': 'mine'}")
                .headers()).containsEntry("X-A", java.util.List.of("1", "2"))
                .containsEntry("X-B", java.util.List.of("3")).doesNotContainValue(java.util.List.of("mine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A-IM", "accept-charset", "Accept-Datetime", "Accept-Encoding", "Authorization",
            "Cache-Control", "Connection", "Content-Encoding", "Content-MD5", "Date", "Expect", "Forwarded", "From",
            "Host", "HTTP2-Settings", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range",
            "If-Unmodified-Since", "Max-Forwards", "Origin", "Pragma", "Proxy-Authorization", "Referer", "Server",
            "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via", "Warning", "X-Forwarded-For", "x-amz-date",
            "X-Amzn-Trace-Id", "Content-Length", "bad name", "bad\\r\\nname", ""})
    void someHeadersAreRefused(String name) {
        Failure failure = refused("{'ApiEndpoint': '" + remote.url("/a") + "', 'Method': 'GET', 'Headers': {'" + name
                + "': 'x'}}");

        assertThat(failure.error()).contains("States.Runtime");
        assertThat(failure.cause().orElseThrow()).contains("The 'Headers' field contains unsupported values: [");
        assertThat(remote.arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\r\\nX-Evil: 1", "a\\nb", "a\\u0000b", "caf\\u00e9"})
    void noHeaderEndsItsLine(String value) {
        Failure failure = refused("{'ApiEndpoint': '" + remote.url("/a") + "', 'Method': 'GET', 'Headers': {'X-A': '"
                + value + "'}}");

        assertThat(failure.error()).contains("States.Runtime");
        assertThat(remote.arrived()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{} | The field 'ApiEndpoint' is required but was missing",
            "{'ApiEndpoint': 'https://a.example'} | The field 'Method' is required but was missing",
            "{'ApiEndpoint': 7, 'Method': 'GET'} | The value for the field 'ApiEndpoint' must be a STRING",
            "{'ApiEndpoint': 'https://a.example', 'Method': 'TRACE'} | 'Method' must be one of the values: [DELETE, GET,",
            "{'ApiEndpoint': 'https://a.example', 'Method': 'GET', 'Body': 1} | The field 'Body' is not supported",
            "{'ApiEndpoint': 'https://a.example', 'Method': 'GET', 'Headers': 'x'} | 'Headers' must be an OBJECT",
            "{'ApiEndpoint': 'https://a.example', 'Method': 'GET', 'Headers': {'a': {}}} | 'Headers' has an invalid",
            "{'ApiEndpoint': 'https://a.example', 'Method': 'GET', 'Transform': {'RequestBodyEncoding': 'X'}} | [NONE,"})
    void whatIsWrongWithParametersIsSaidTogether(String parameters, String problem) {
        Failure failure = refused(parameters);

        assertThat(failure.error()).contains("States.Runtime");
        assertThat(failure.cause().orElseThrow()).startsWith("The Parameters '{").contains(
                "could not be used to start the Task: [").contains(Given.quoted(problem).replace('"', '\''));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "ftp://127.0.0.1/", "https://", "https:///a", "http://user:secret@127.0.0.1/",
            "https://a b/", "https://127.0.0.1:port/", "javascript:alert(1)", "file:///etc/passwd", "//127.0.0.1/"})
    void aMalformedUrlIsRefused(String url) {
        Failure failure = refused("{'ApiEndpoint': '" + url + "', 'Method': 'GET'}");

        assertThat(failure.error()).contains("States.Runtime");
        assertThat(failure.cause().orElseThrow()).contains("ApiEndpoint");
    }
}
