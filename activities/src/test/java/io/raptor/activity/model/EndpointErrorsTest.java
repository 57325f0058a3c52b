package io.raptor.activity.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.raptor.activity.model.endpoint.Endpoints;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors as providers tell them, whatever the status. */
class EndpointErrorsTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    static Stream<Arguments> insideAnAnswer() {
        return Stream.of(
                of("RATE_LIMITED", "{'error':{'message':'Rate limit exceeded: free','code':429},'user_id':'u'}"),
                of("RATE_LIMITED", "{'error':{'message':'slow down','code':'429'}}"),
                of("RATE_LIMITED", "{'error':{'message':'x','type':'rate_limit_error'}}"),
                of("RATE_LIMITED", "{'base_resp':{'status_code':1002,'status_msg':'rate limit'}}"),
                of("RATE_LIMITED", "{'error_code':18,'error_msg':'Open api qps request limit reached'}"),
                of("RATE_LIMITED", "{'statusCode':429,'message':'Rate limit is exceeded. Try again in 7 seconds.'}"),
                of("RATE_LIMITED", "[{'error':{'code':429,'message':'x','status':'RESOURCE_EXHAUSTED'}}]"),
                of("MODEL_UNAVAILABLE", "{'error':{'message':'Provider returned error','code':502}}"),
                of(
                        "MODEL_UNAVAILABLE",
                        "{'choices':[{'error':{'code':503,'message':'x'},'finish_reason':'error',"
                                + "'message':{'role':'assistant','content':'Half a sen'}}]}"),
                of("MODEL_UNAVAILABLE", "{'error':{'code':502},'choices':[{'message':{'content':'Half a sen'}}]}"),
                of("MODEL_UNAVAILABLE", "{'error':'Model is overloaded','error_type':'overloaded'}"),
                of("MODEL_UNAVAILABLE", "{'detail':'Internal Server Error'}"),
                of("MODEL_UNAVAILABLE", "{'code':500,'msg':'x','success':false}"),
                of("QUOTA_EXHAUSTED", "{'base_resp':{'status_code':1008,'status_msg':'insufficient balance'}}"),
                of("QUOTA_EXHAUSTED", "{'error':{'code':'1113','message':'x'}}"),
                of("QUOTA_EXHAUSTED", "{'error':{'message':'Insufficient credits','code':402}}"),
                of("CREDENTIALS_REJECTED", "{'success':false,'errors':[{'code':'401','message':'Unauthorized'}]}"),
                of("CREDENTIALS_REJECTED", "{'object':'error','message':'invalid api key','code':null}"),
                of("CREDENTIALS_REJECTED", "{'base_resp':{'status_code':2049,'status_msg':'invalid api key'}}"),
                of("MODEL_REFUSED", "{'error':{'code':'content_policy_violation','message':'x'}}"),
                of("MODEL_REFUSED", "{'base_resp':{'status_code':1026,'status_msg':'input new_sensitive'}}"),
                of("MODEL_MISCONFIGURED", "{'error':'Unexpected endpoint or method. (POST /chat/completions)'}"),
                of("MODEL_MISCONFIGURED", "{'detail':'Not Found'}"),
                of("MODEL_MISCONFIGURED", "{'error':'model \"m1\" not found, try pulling it first'}"),
                of("MODEL_MISCONFIGURED", "{'code':20012,'message':'Model does not exist','data':null}"),
                of("BAD_MODEL_OUTPUT", "{'error':{'message':'something'}}"),
                of("BAD_MODEL_OUTPUT", "{'success':false}"));
    }

    private static Arguments of(String type, String body) {
        return Arguments.of(
                FailureType.valueOf(type), body.replace("\"m1\"", "m1").replace('\'', '"'));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("insideAnAnswer")
    void anErrorInAnAnswersPlaceIsThatError(FailureType type, String body) {
        Endpoints.answer(SERVER, okJson(body));
        assertThat(Endpoints.failure(Endpoints.chat(SERVER)).type()).isEqualTo(type);
        assertThat(Endpoints.failure(Endpoints.embedding(SERVER)).type()).isEqualTo(type);
    }

    static Stream<Arguments> underOtherNames() {
        return Stream.of(
                of(
                        "CREDENTIALS_REJECTED",
                        "{'Response':{'Error':{'Code':'AuthFailure','Message':'Invalid API key'},"
                                + "'RequestId':'1'}}"),
                of(
                        "RATE_LIMITED",
                        "{'ResponseMetadata':{'RequestId':'1','Error':{'Code':'TooManyRequests','Message':'x'}}}"),
                of("RATE_LIMITED", "{'timestamp':'2026-01-01','status':429,'message':'x','path':'/v1'}"),
                of("CREDENTIALS_REJECTED", "{'type':'about:blank','title':'Unauthorized','status':401,'detail':'x'}"),
                of("MODEL_UNAVAILABLE", "{'status_code':503,'reason_phrase':'x','instance':'a'}"),
                of("MODEL_UNAVAILABLE", "{'header':{'code':10110,'message':'Service is temporarily busy','sid':'s'}}"),
                of("RATE_LIMITED", "{'__type':'ThrottlingException','Message':'x'}"),
                of("QUOTA_EXHAUSTED", "{'err':{'msg':'Insufficient balance'}}"),
                of("RATE_LIMITED", "{'fault':{'faultstring':'Rate limit quota violation','detail':{'errorcode':'x'}}}"),
                of("MODEL_UNAVAILABLE", "{'exception':'Upstream timed out','trace':[]}"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("underOtherNames")
    void anErrorUnderAnotherNameIsThatErrorToo(FailureType type, String body) {
        Endpoints.answer(SERVER, okJson(body));
        assertThat(Endpoints.failure(Endpoints.chat(SERVER)).type()).isEqualTo(type);
        assertThat(Endpoints.failure(Endpoints.embedding(SERVER)).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | The input token count (1048600) exceeds the maximum number of tokens allowed (1048576).",
                "400 | prompt is too long: 210000 tokens > 200000 maximum",
                "400 | Too many input tokens. Max input tokens: 8192, request input token count: 9000",
                "400 | expected maxLength: 8192, actual: 9001, please reformat your input and try again",
                "422 | Input validation error: inputs tokens + max_new_tokens must be <= 8193. Given: 9000",
                "400 | The decoder prompt (length 5000) is longer than the maximum model length of 4096",
                "400 | Input text exceeds maximum length of 8194 tokens",
                "400 | Please reduce the length of the messages or completion.",
                "413 | Request too large for model m1 on tokens per minute (TPM): Limit 6000, Requested 9000",
                "429 | Request too large for m1 on tokens per min (TPM): Limit 30000, Requested 45000.",
            })
    void whatIsTooLongIsToldAsThat(int status, String words) {
        String code = words.contains("TPM") ? ",\"code\":\"rate_limit_exceeded\"" : "";
        Endpoints.answer(
                SERVER,
                aResponse().withStatus(status).withBody("{\"error\":{\"message\":\"" + words + "\"" + code + "}}"));
        IndexingException failure = Endpoints.failure(Endpoints.chat(SERVER));
        assertThat(failure.type()).isEqualTo(FailureType.MODEL_REFUSED);
        assertThat(failure).hasMessageContaining("context-tokens");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                at(404, "MODEL_MISCONFIGURED", "raptor.chat.model", "{'error':{'message':'model \"m1\" not found'}}"),
                at(
                        404,
                        "MODEL_MISCONFIGURED",
                        "RAPTOR_CHAT_MODEL",
                        "{'object':'error','message':'The model `m1` does"
                                + " not exist.','type':'NotFoundError','code':404}"),
                at(404, "MODEL_MISCONFIGURED", "raptor.chat.base-url", "{'detail':'Not Found'}"),
                at(404, "MODEL_MISCONFIGURED", "RAPTOR_CHAT_BASE_URL", "404 page not found"),
                at(405, "MODEL_MISCONFIGURED", "/v1", "<html>Method Not Allowed</html>"),
                at(
                        400,
                        "MODEL_MISCONFIGURED",
                        "raptor.chat.model",
                        "{'error':{'message':'Model Not Exist','type':" + "'invalid_request_error'}}"),
                at(
                        400,
                        "MODEL_MISCONFIGURED",
                        "raptor.chat.model",
                        "{'object':'error','message':'Invalid model: m1'," + "'type':'invalid_model','code':'1500'}"),
                at(
                        400,
                        "MODEL_MISCONFIGURED",
                        "raptor.chat.model",
                        "{'error':{'message':'m1 is not a valid model ID'," + "'code':400}}"),
                at(
                        404,
                        "MODEL_MISCONFIGURED",
                        "raptor.chat.model",
                        "{'error':{'message':'No endpoints found for m1.'," + "'code':404}}"),
                at(
                        404,
                        "MODEL_MISCONFIGURED",
                        "raptor.chat.model",
                        "{'error':{'code':'DeploymentNotFound','message':"
                                + "'The API deployment for this resource does not exist.'}}"),
                at(401, "CREDENTIALS_REJECTED", "RAPTOR_CHAT_API_KEY", "{'error':{'code':'invalid_api_key'}}"),
                at(
                        400,
                        "CREDENTIALS_REJECTED",
                        "RAPTOR_CHAT_API_KEY",
                        "[{'error':{'code':400,'message':'API key not"
                                + " valid. Please pass a valid API key.','status':'INVALID_ARGUMENT'}}]"),
                at(400, "CREDENTIALS_REJECTED", "RAPTOR_CHAT_API_KEY", "{'code':'InvalidApiKey','message':'x'}"),
                at(
                        400,
                        "CREDENTIALS_REJECTED",
                        "RAPTOR_CHAT_API_KEY",
                        "{'error':{'code':400,'details':[{'reason':" + "'API_KEY_INVALID'}]}}"),
                at(
                        403,
                        "MODEL_REFUSED",
                        "content",
                        "{'error':{'code':403,'message':'Your input was flagged',"
                                + "'metadata':{'reasons':['violence']}}}"),
                at(403, "QUOTA_EXHAUSTED", "resume", "{'error':{'code':'AllocationQuota.FreeTierOnly'}}"),
                at(400, "QUOTA_EXHAUSTED", "resume", "{'code':'Arrearage','message':'Access denied, overdue-payment'}"),
                at(
                        400,
                        "QUOTA_EXHAUSTED",
                        "resume",
                        "{'error':{'type':'invalid_request_error','message':'Your credit"
                                + " balance is too low to access the API'}}"),
                at(429, "QUOTA_EXHAUSTED", "resume", "{'error':{'type':'exceeded_current_quota_error','message':'x'}}"),
                at(429, "QUOTA_EXHAUSTED", "resume", "{'error':{'code':'1113','message':'x'}}"),
                at(429, "QUOTA_EXHAUSTED", "resume", "{'error':{'message':'Insufficient balance'}}"),
                at(
                        429,
                        "RATE_LIMITED",
                        "later",
                        "{'error':{'code':'rate_limit_exceeded','message':'Rate limit reached"
                                + " on tokens per min. Add a payment method at /account/billing'}}"),
                at(
                        429,
                        "RATE_LIMITED",
                        "later",
                        "{'code':'Throttling.AllocationQuota','message':'Allocated quota"
                                + " exceeded, please increase your quota limit.'}"),
                at(
                        400,
                        "MODEL_REFUSED",
                        "context-tokens",
                        "{'error':{'message':'This model\\u0027s maximum context"
                                + " length is 4096 tokens','code':400}}"),
                at(400, "MODEL_REFUSED", "content", "{'error':{'code':'data_inspection_failed'}}"),
                at(400, "MODEL_MISCONFIGURED", "raptor.chat.model", "{'error':{'message':'x','param':'model'}}"),
                at(400, "QUOTA_EXHAUSTED", "resume", "{'error':{'message':'Please add a payment method'}}"),
                at(
                        401,
                        "CREDENTIALS_REJECTED",
                        "resume",
                        "{'type':'error','error':{'type':'authentication_error'," + "'message':'invalid x-api-key'}}"),
                at(500, "MODEL_UNAVAILABLE", "later", "{'error':'x'}"),
                at(529, "MODEL_UNAVAILABLE", "later", "{'error':{'type':'overloaded_error'}}"));
    }

    private static Arguments at(int status, String type, String told, String body) {
        return Arguments.of(
                status,
                FailureType.valueOf(type),
                told,
                body.replace("\"m1\"", "m1").replace('\'', '"'));
    }

    @ParameterizedTest(name = "{0} {1} {3}")
    @MethodSource("refusals")
    void aRefusalSaysWhatToSet(int status, FailureType type, String told, String body) {
        Endpoints.answer(SERVER, aResponse().withStatus(status).withBody(body));
        IndexingException failure = Endpoints.failure(Endpoints.chat(SERVER));
        assertThat(failure.type()).isEqualTo(type);
        assertThat(failure).hasMessageContainingAll("localhost", Integer.toString(status), told);
        assertThat(failure.getMessage()).hasSizeLessThan(200).doesNotContain(Endpoints.KEY, "passage");
    }

    @Test
    void aPageInPlaceOfAnAnswerIsAFaultOfTheAddress() {
        Endpoints.answer(
                SERVER, aResponse().withHeader("Content-Type", "text/html").withBody("<html>UI</html>"));
        IndexingException failure = Endpoints.failure(Endpoints.chat(SERVER));
        assertThat(failure.type()).isEqualTo(FailureType.MODEL_MISCONFIGURED);
        assertThat(failure).hasMessageContaining("raptor.chat.base-url");
        Endpoints.answer(SERVER, okJson("<!DOCTYPE html>\n<html><body>Bad gateway</body></html>"));
        assertThat(Endpoints.failure(Endpoints.chat(SERVER)).type()).isEqualTo(FailureType.MODEL_MISCONFIGURED);
    }

    @Test
    void whatIsNoJsonLeadsToTheAddress() {
        Endpoints.answer(SERVER, okJson("upstream says hello"));
        assertThat(Endpoints.failure(Endpoints.embedding(SERVER)))
                .hasMessageContaining("does RAPTOR_EMBEDDING_BASE_URL end with /v1?");
    }

    @ParameterizedTest
    @CsvSource({
        "'Please try again in 6m0s.', PT6M",
        "'Please retry after 20 seconds.', PT20S",
        "'try again in 1h2m3.5s', PT1H2M3.5S",
        "'{\"retryDelay\":\"37s\"}', PT37S",
        "'nothing of the kind',",
    })
    void hearsInWordsHowLongToWait(String words, Duration wait) {
        String message = words.startsWith("{") ? "\"details\":[" + words + "]" : "\"message\":\"" + words + "\"";
        Endpoints.answer(SERVER, aResponse().withStatus(429).withBody("{\"error\":{" + message + "}}"));
        assertThat(Endpoints.failure(Endpoints.chat(SERVER)).retryAfter()).isEqualTo(wait);
    }

    @Test
    void aLongWaitIsTold() {
        Endpoints.answer(SERVER, aResponse().withStatus(429).withHeader("Retry-After", "7200"));
        assertThat(Endpoints.failure(Endpoints.chat(SERVER))).hasMessageContaining("it asks to wait until 20");
        Endpoints.answer(SERVER, aResponse().withStatus(429).withHeader("Retry-After", "20"));
        assertThat(Endpoints.failure(Endpoints.chat(SERVER)).getMessage()).doesNotContain("until");
    }
}
