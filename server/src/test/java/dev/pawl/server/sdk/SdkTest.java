package dev.pawl.server.sdk;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What the tests of operations have in common: one server for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkTest {
    private @Nullable SdkServer running;

    @BeforeAll
    void start(@TempDir Path folder) {
        running = new SdkServer(folder);
    }

    @AfterAll
    void stop() {
        server().close();
    }

    SdkServer server() {
        SdkServer server = running;
        if (server == null) {
            throw new IllegalStateException("Expected a running server, but none was started");
        }
        return server;
    }

    SfnClient sfn() {
        return server().client();
    }
}
