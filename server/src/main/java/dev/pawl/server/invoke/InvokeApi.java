package dev.pawl.server.invoke;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.arn.ArnScope;
import dev.pawl.function.FunctionAnswer;
import dev.pawl.function.FunctionCall;
import dev.pawl.function.LocalFunctions;
import dev.pawl.json.Json;
import dev.pawl.server.access.Door;
import dev.pawl.server.api.RequestIds;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.audit.Deed;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.Headers;
import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's Invoke operation: {@code POST /2015-03-31/functions/NAME/invocations}. */
public final class InvokeApi implements HttpHandler {
    /** What the paths of this API begin with. */
    public static final String PREFIX = "/2015-03-31/functions/";

    private static final String OPERATION = "InvokeFunction";
    private static final Pattern INVOCATIONS = Pattern.compile(PREFIX + "([^/]+)/invocations/?");
    private static final Pattern QUALIFIER = Pattern.compile("(?:.*&)?Qualifier=([^&]*).*");
    private static final Header JSON = new Header("Content-Type", "application/json");
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final LocalFunctions functions;
    private final ArnScope scope;
    private final Door door;

    /** Serves these functions to those who pass the door. */
    public InvokeApi(LocalFunctions functions, ArnScope scope, Door door) {
        this.functions = functions;
        this.scope = scope;
        this.door = door;
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        try {
            return functions.invoke(call(request)).thenApply(InvokeApi::response);
        } catch (ApiException e) {
            return CompletableFuture.completedFuture(
                    refused(RequestIds.next(), e.httpStatus(), e.code(), e.message()));
        }
    }

    private FunctionCall call(HttpRequest request) {
        Matcher path = INVOCATIONS.matcher(request.path());
        if (!request.method().equals("POST") || !path.matches()) {
            throw ApiException.protocol("UnknownOperationException",
                    "Expected POST " + PREFIX + "NAME/invocations, but got another method or path.", NOT_FOUND);
        }
        String id = RequestIds.next();
        Principal principal = door.enter(request, OPERATION, id);
        door.pace(principal, OPERATION);
        String function = decoded(path.group(1));
        Deed deed = new Deed(Optional.of(principal), OPERATION, arn(function), request.connection().address(), id);
        if (!door.policy().allows(principal, OPERATION, arn(function))) {
            door.refused(deed, "AccessDeniedException");
            throw ApiException.protocol("AccessDeniedException",
                    principal.name() + " is not authorized to perform: lambda:InvokeFunction", FORBIDDEN);
        }
        door.note(deed, Deed.Outcome.ALLOWED, Map.of());
        Matcher qualifier = QUALIFIER.matcher(request.query());
        Headers headers = request.headers();
        return new FunctionCall(function, Optional.of(request.body().text()).filter(text -> !text.isEmpty()),
                type(headers), qualifier.matches() ? Optional.of(decoded(qualifier.group(1))) : Optional.empty(),
                headers.first("X-Amz-Client-Context"),
                headers.first("X-Amz-Log-Type").filter("Tail"::equals).isPresent());
    }

    private String arn(String function) {
        return function.startsWith("arn:")
                ? function
                : "arn:" + scope.partition() + ":lambda:" + scope.region() + ":" + scope.account() + ":function:"
                        + function.replaceFirst("^(\\d{12}:)?function:", "");
    }

    private static FunctionCall.Type type(Headers headers) {
        String wanted = headers.first("X-Amz-Invocation-Type")
                .orElse(FunctionCall.Type.REQUEST_RESPONSE.wireName());
        return FunctionCall.Type.named(wanted).orElseThrow(() -> ApiException.protocol(
                "InvalidParameterValueException",
                "Expected the invocation type RequestResponse, Event or DryRun, but got another", BAD_REQUEST));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiException.protocol("InvalidParameterValueException",
                    "Expected a name in percent-encoding, but it is broken", BAD_REQUEST);
        }
    }

    private static HttpResponse response(FunctionAnswer answer) {
        return switch (answer) {
            case FunctionAnswer.Returned returned -> {
                List<Header> headers = new ArrayList<>(List.of(JSON,
                        new Header("x-amzn-RequestId", returned.requestId()),
                        new Header("X-Amz-Executed-Version", returned.executedVersion())));
                returned.functionError().ifPresent(error -> headers.add(new Header("X-Amz-Function-Error", error)));
                returned.logTail().ifPresent(log -> headers.add(new Header("X-Amz-Log-Result", log)));
                yield new HttpResponse(returned.status(), headers,
                        returned.payload().isEmpty() ? Body.EMPTY : Body.of(returned.payload()));
            }
            case FunctionAnswer.Refused refused ->
                refused(refused.requestId(), refused.status(), refused.code(), refused.message());
        };
    }

    private static HttpResponse refused(String requestId, int status, String code, String message) {
        String body = Json.write(JsonNodeFactory.instance.objectNode()
                .put("Type", status < 500 ? "User" : "Service").put("message", message).put("Message", message));
        return new HttpResponse(status, List.of(JSON, new Header("x-amzn-RequestId", requestId),
                new Header("x-amzn-ErrorType", code)), Body.of(body));
    }
}
