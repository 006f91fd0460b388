package dev.pawl.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An authority and a certificate that it gave to localhost, made by the JDK's keytool. */
record Certificates(Path authority, Path server) {
    static final String PASSWORD = "changeit";

    static Certificates in(Path folder) throws IOException, InterruptedException {
        Path ca = folder.resolve("ca.p12");
        Path server = folder.resolve("server.p12");
        Path request = folder.resolve("server.csr");
        Path issued = folder.resolve("server.pem");
        Path authority = folder.resolve("ca.pem");
        String[] key = {"-genkeypair", "-alias", "own", "-keyalg", "EC", "-validity", "30"};
        keytool(ca, key, "-dname", "CN=Test authority", "-ext", "bc:c");
        keytool(ca, new String[]{"-exportcert", "-alias", "own", "-rfc", "-file", authority.toString()});
        keytool(server, key, "-dname", "CN=localhost", "-ext", "san=dns:localhost");
        keytool(server, new String[]{"-certreq", "-alias", "own", "-file", request.toString()});
        keytool(ca, new String[]{"-gencert", "-alias", "own", "-rfc", "-validity", "30", "-infile", request.toString(),
                "-outfile", issued.toString(), "-ext", "san=dns:localhost"});
        keytool(server, new String[]{"-importcert", "-alias", "ca", "-noprompt", "-file", authority.toString()});
        keytool(server, new String[]{"-importcert", "-alias", "own", "-noprompt", "-file", issued.toString()});
        return new Certificates(authority, server);
    }

    private static void keytool(Path store, String[] what, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-J-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(what));
        command.addAll(List.of(more));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("Expected keytool to work, but: " + said);
        }
    }
}
