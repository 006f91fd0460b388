package dev.pawl.connector.function.bootstrap;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The client context that a caller gave. */
record ClientData(@Nullable App client, @Nullable Map<String, String> custom, @Nullable Map<String, String> env)
        implements
            ClientContext {
    @Override
    public @Nullable Client getClient() {
        return client;
    }

    @Override
    public Map<String, String> getCustom() {
        return custom == null ? Map.of() : custom;
    }

    @Override
    public Map<String, String> getEnvironment() {
        return env == null ? Map.of() : env;
    }

    /** The calling application. */
    record App(@JsonProperty("installation_id") @Nullable String installationId,
            @JsonProperty("app_title") @Nullable String appTitle,
            @JsonProperty("app_version_name") @Nullable String appVersionName,
            @JsonProperty("app_version_code") @Nullable String appVersionCode,
            @JsonProperty("app_package_name") @Nullable String appPackageName) implements Client {
        @Override
        public @Nullable String getInstallationId() {
            return installationId;
        }

        @Override
        public @Nullable String getAppTitle() {
            return appTitle;
        }

        @Override
        public @Nullable String getAppVersionName() {
            return appVersionName;
        }

        @Override
        public @Nullable String getAppVersionCode() {
            return appVersionCode;
        }

        @Override
        public @Nullable String getAppPackageName() {
            return appPackageName;
        }
    }
}
