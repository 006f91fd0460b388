package dev.pawl.aws.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** Speaks as much of S3 as buckets need: one bucket, path style, ranges, conditions, pages of two, parts. */
final class TestS3 implements AutoCloseable {
    final NavigableMap<String, byte[]> objects = new TreeMap<>();
    /** Method and path of each request. */
    final List<String> requests = new ArrayList<>();
    private final Map<Integer, byte[]> parts = new TreeMap<>();
    private final HttpServer server;
    /** Answers with all of an object, whatever range is asked for. */
    boolean knowsNoRanges;

    TestS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange);
        URI uri = exchange.getRequestURI();
        requests.add(exchange.getRequestMethod() + " " + uri.getPath());
        String path = uri.getPath().substring(1);
        if (!path.equals("b") && !path.startsWith("b/")) {
            error(exchange, 404, "NoSuchBucket", "The specified bucket does not exist");
            return;
        }
        String key = path.length() < 2 ? "" : path.substring(2);
        Map<String, String> query = query(uri);
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                if (key.isEmpty()) {
                    list(exchange, query);
                } else {
                    get(exchange, key);
                }
            }
            case "PUT" -> put(exchange, key, query, body);
            case "POST" -> post(exchange, key, query);
            case "DELETE" -> send(exchange, 204, new byte[0]);
            default -> send(exchange, 200, new byte[0]);
        }
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        byte[] content = objects.get(key);
        if (content == null) {
            error(exchange, 404, "NoSuchKey", "The specified key does not exist.");
            return;
        }
        String etag = etag(content);
        String wanted = exchange.getRequestHeaders().getFirst("If-Match");
        if (wanted != null && !wanted.equals(etag)) {
            error(exchange, 412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
            return;
        }
        exchange.getResponseHeaders().set("ETag", etag);
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null || knowsNoRanges) {
            send(exchange, 200, content);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        int from = Integer.parseInt(ends[0]);
        int to = ends[1].isEmpty() ? content.length : Math.min(content.length, Integer.parseInt(ends[1]) + 1);
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
        send(exchange, 206, Arrays.copyOfRange(content, from, to));
    }

    private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
        String prefix = query.getOrDefault("prefix", "");
        List<Map.Entry<String, byte[]>> rest = objects.tailMap(query.getOrDefault("start-after", ""), false).entrySet()
                .stream().filter(object -> object.getKey().startsWith(prefix)).toList();
        StringBuilder xml = new StringBuilder("<ListBucketResult><Name>b</Name><IsTruncated>" + (rest.size() > 2)
                + "</IsTruncated>");
        for (Map.Entry<String, byte[]> object : rest.subList(0, Math.min(2, rest.size()))) {
            xml.append("<Contents><Key>").append(object.getKey()).append("</Key><LastModified>2022-11-16T00:29:32.000Z"
                    + "</LastModified><ETag>").append(etag(object.getValue()).replace("\"", "&quot;"))
                    .append("</ETag><Size>").append(object.getValue().length)
                    .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
        }
        send(exchange, 200, xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8));
    }

    private void put(HttpExchange exchange, String key, Map<String, String> query, byte[] body) throws IOException {
        if (query.containsKey("partNumber")) {
            parts.put(Integer.parseInt(query.get("partNumber")), body);
        } else {
            objects.put(key, body);
        }
        exchange.getResponseHeaders().set("ETag", etag(body));
        send(exchange, 200, new byte[0]);
    }

    private void post(HttpExchange exchange, String key, Map<String, String> query) throws IOException {
        if (query.containsKey("uploads")) {
            parts.clear();
            send(exchange, 200, ("<InitiateMultipartUploadResult><Bucket>b</Bucket><UploadId>u1</UploadId>"
                    + "</InitiateMultipartUploadResult>").getBytes(StandardCharsets.UTF_8));
            return;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.values().forEach(all::writeBytes);
        objects.put(key, all.toByteArray());
        send(exchange, 200, "<CompleteMultipartUploadResult><Key>k</Key></CompleteMultipartUploadResult>"
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The SDK may send a body in signed chunks: a line with the size in hexadecimal before each. */
    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String hash = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        if (hash == null || !hash.startsWith("STREAMING-")) {
            return sent;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = at;
            while (sent[end] != '\r') {
                end++;
            }
            String head = new String(sent, at, end - at, StandardCharsets.US_ASCII);
            int size = Integer.parseInt(head.replaceFirst(";.*", ""), 16);
            if (size == 0) {
                return content.toByteArray();
            }
            content.write(sent, end + 2, size);
            at = end + 2 + size + 2;
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> all = new HashMap<>();
        String raw = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            all.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    static String etag(byte[] content) {
        return "\"" + Arrays.hashCode(content) + "\"";
    }

    private static void error(HttpExchange exchange, int status, String code, String text) throws IOException {
        send(exchange, status, ("<Error><Code>" + code + "</Code><Message>" + text + "</Message></Error>")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean none = exchange.getRequestMethod().equals("HEAD") || status == 204;
        exchange.sendResponseHeaders(status, none ? -1 : body.length == 0 ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
