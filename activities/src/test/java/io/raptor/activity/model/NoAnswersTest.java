package io.raptor.activity.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.raptor.activity.model.endpoint.Endpoints;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Status 200 and no answer: what stands in its place decides what happens next, in whatever form it is told. */
class NoAnswersTest {

    private static final String USAGE = "'usage':{'prompt_tokens':50,'completion_tokens':9}";

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "42",
                "[]",
                "[[]]",
                "[null]",
                "{}",
                "\"\"",
                "\"done\"",
                "data: [DONE]",
                "data: null",
                ": waiting",
                "event: end",
                "<?xml version='1.0'?><Answer/>",
                "{'id':'1','object':'chat.completion','created':1,'model':'m1'}",
                "{'choices':null}",
                "{'choices':[]}",
                "{'choices':{}}",
                "{'choices':'none'}",
                "{'choices':[null]}",
                "{'choices':[{}]}",
                "{'choices':[{'index':0,'finish_reason':'stop'}]}",
                "{'choices':[{'index':0,'message':null,'finish_reason':'stop'}]}",
                "{'choices':[{'index':0,'message':{},'finish_reason':'stop'}]}",
                "{'choices':[{'index':0,'message':{'role':'assistant','content':null},'finish_reason':'stop'}]}",
                "{'choices':[{'index':0,'message':{'content':[]},'finish_reason':'stop'}]}",
                "{'choices':[{'index':0,'message':{'content':'  '},'finish_reason':'stop'}]}",
                "{'choices':[{'index':0,'message':{'content':'Half a sen'},'finish_reason':'error'}]}",
                "{'choices':[{'index':0,'message':{'content':'Half a sen",
                "{\n 'choices': [\n  {'index': 0,\n   'message': {'content': 'Half",
                "data: {'choices':[{'delta':{'content':'Half a sen'}}]}\n\ndata: {'choices':[{'del",
                "{'data':null}",
                "{'data':[]}",
                "{'data':{}}",
                "{'data':[null,null]}",
                "{'data':[{},{}]}",
                "{'data':[{'embedding':null},{'embedding':null}]}",
                "{'data':[{'embedding':[]},{'embedding':[]}]}",
                "{'data':[{'embedding':[1,2]}]}",
                "{'data':[{'embedding':[1,2]},{'embedding':'no numbers'}]}",
                "{'data':[{'embedding':{'x':1}},{'embedding':{'x':1}}]}",
                "{'embeddings':null}",
                "{'embeddings':[[],[]]}",
                "{'embedding':[1,2]}",
                "[{'error':null}]",
                "{'error':null}",
                "{'error':{}}",
                "{'error':false}",
                "{'base_resp':{'status_code':0,'status_msg':''},'choices':null}",
            })
    void nothingSaidIsABadAnswer(String body) {
        Endpoints.answer(SERVER, okJson(json(body)));
        assertThat(chat().type()).isEqualTo(FailureType.BAD_MODEL_OUTPUT);
        assertThat(chat()).isInstanceOf(BadAnswerException.class);
        assertThat(embedding().type()).isEqualTo(FailureType.BAD_MODEL_OUTPUT);
        assertThat(embedding()).isInstanceOf(BadAnswerException.class);
    }

    static Stream<Arguments> wordsInAnyForm() {
        return Stream.of(
                        // what is said in a field that is nobody's name for an error
                        "CREDENTIALS_REJECTED | {'detail':'Not authenticated'}",
                        "CREDENTIALS_REJECTED | {'detail':'Authentication credentials were not provided.'}",
                        "CREDENTIALS_REJECTED | {'detail':'Could not validate credentials'}",
                        "CREDENTIALS_REJECTED | {'message':'Forbidden'}",
                        "CREDENTIALS_REJECTED | {'Message':'Access denied due to invalid subscription key.','trace':'1'}",
                        "CREDENTIALS_REJECTED | {'code':'AccessDenied','message':'no'}",
                        "CREDENTIALS_REJECTED | {'error':{'message':'You must provide an API key.'}}",
                        "CREDENTIALS_REJECTED | {'error':{'message':'无效的令牌','type':'new_api_error'}}",
                        "CREDENTIALS_REJECTED | {'error_code':6,'error_msg':'No permission to access data'}",
                        "CREDENTIALS_REJECTED | {'type':'invalid','title':'Unauthorized','detail':'see the manual'}",
                        "QUOTA_EXHAUSTED | {'status':'error','message':'Your account has insufficient balance'}",
                        "QUOTA_EXHAUSTED | {'error':'You have exceeded your monthly included credits for Providers.'}",
                        "QUOTA_EXHAUSTED | {'error':{'message':'Budget has been exceeded! Current cost: 3'}}",
                        "QUOTA_EXHAUSTED | {'error':{'message':'This request requires more credits, or fewer tokens'}}",
                        "QUOTA_EXHAUSTED | {'error':{'message':'Your team does not have any credits yet.'}}",
                        "QUOTA_EXHAUSTED | {'error':{'message':'用户额度不足, 剩余额度: 0'}}",
                        "QUOTA_EXHAUSTED | {'choices':null,'msg':'Access denied: account is not in good standing'}",
                        "QUOTA_EXHAUSTED | {'choices':[],'error_message':'Insufficient credits','request':'r'}",
                        "QUOTA_EXHAUSTED | {'error':true,'note':'insufficient quota'}",
                        "QUOTA_EXHAUSTED | [{'error':{'message':'Billing account is disabled'}}]",
                        "QUOTA_EXHAUSTED | {'choices':null,'base_resp':{'status_code':1008,'status_msg':'x'}}",
                        "QUOTA_EXHAUSTED | {'error_code':17,'error_msg':'Open api daily request limit reached'}",
                        "RATE_LIMITED | {'status':'449','msg':'You exceeded your current rate limit','body':null}",
                        "RATE_LIMITED | {'code':429,'message':'slow down','data':{'trace':'t'}}",
                        "RATE_LIMITED | {'choices':[],'Error':{'Code':'TooManyRequests','Message':'x'}}",
                        "RATE_LIMITED | {'error':{'message':'请求过于频繁'}}",
                        "RATE_LIMITED | {'id':'1','created':1,'info':'Too many requests'}",
                        "RATE_LIMITED | data: {'object':'error','message':'Rate limit reached','code':42901}",
                        "MODEL_UNAVAILABLE | {'type':'overloaded_error','message':'Overloaded','request_id':'r'}",
                        "MODEL_UNAVAILABLE | {'errorMessage':'Task timed out after 30.03 seconds'}",
                        "MODEL_UNAVAILABLE | {'error':{'message':'The server had an error while processing this'}}",
                        "MODEL_UNAVAILABLE | {'error':'Bad Gateway'}",
                        "MODEL_UNAVAILABLE | {'error':{'message':'当前分组上游负载已饱和，请稍后再试'}}",
                        "MODEL_UNAVAILABLE | {'error':{'code':502},'choices':[{'message':{'content':'Half'},"
                                + "'finish_reason':'error'}]}",
                        "MODEL_UNAVAILABLE | {'status':'error','error':{'code':503},'data':{}}",
                        "MODEL_UNAVAILABLE | event: error\ndata: {'type':'overloaded_error','message':'x','id':'1'}",
                        // what is no JSON, or a text of JSON
                        "QUOTA_EXHAUSTED | Insufficient balance",
                        "QUOTA_EXHAUSTED | \"Quota exhausted\"",
                        "RATE_LIMITED | Too Many Requests",
                        "CREDENTIALS_REJECTED | Unauthorized",
                        "MODEL_UNAVAILABLE | upstream connect error: connection refused",
                        "MODEL_MISCONFIGURED | 404 page not found")
                .map(line -> line.split(" \\| ", 2))
                .map(parts -> Arguments.of(FailureType.valueOf(parts[0]), json(parts[1])));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wordsInAnyForm")
    void whatIsSaidInItsPlaceDecides(FailureType type, String body) {
        Endpoints.answer(SERVER, okJson(body));
        assertThat(chat().type()).isEqualTo(type);
        assertThat(embedding().type()).isEqualTo(type);
        assertThat(chat().getMessage()).doesNotContain(Endpoints.KEY, "passage");
    }

    @ParameterizedTest
    @CsvSource({
        "429, Insufficient balance, QUOTA_EXHAUSTED",
        "403, Billing account is disabled, QUOTA_EXHAUSTED",
        "400, Incorrect API key, CREDENTIALS_REJECTED",
        "400, prompt is too long, MODEL_REFUSED",
        "449, You exceeded your current rate limit, RATE_LIMITED",
        "400, no such thing, MODEL_REFUSED",
    })
    void theWordsOfARefusalCountWithoutJsonToo(int status, String words, FailureType type) {
        Endpoints.answer(SERVER, aResponse().withStatus(status).withBody(words));
        assertThat(chat().type()).isEqualTo(type);
    }

    /** What may be a model's own words, or a whole page, tells nothing of the endpoint. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BAD_MODEL_OUTPUT | {'output':'Unauthorized visitors pay a quota: insufficient balance.'}",
                "BAD_MODEL_OUTPUT | {'message':{'content':null,'note':'too many requests'}}",
                "BAD_MODEL_OUTPUT | {'choices':[{'message':{'content':'The invalid API key is",
                "MODEL_MISCONFIGURED | <html><body>Too many requests, insufficient balance</body></html>",
            })
    void whatIsNoWordOfTheEndpointDecidesNothing(FailureType type, String body) {
        Endpoints.answer(SERVER, okJson(json(body)));
        assertThat(chat().type()).isEqualTo(type);
    }

    static Stream<String> paid() {
        return Stream.of(
                "{'error':{'message':'Insufficient balance'}," + USAGE + "}",
                "{'code':'x','message':'Insufficient balance'," + USAGE + "}",
                "{'choices':null,'info':'Insufficient balance'," + USAGE + "}",
                "data: {'choices':[{'delta':{'content':'Half'}}]," + USAGE + "}\n\n"
                        + "data: {'error':'Insufficient balance'}\n\n");
    }

    @ParameterizedTest
    @MethodSource("paid")
    void whatWasPaidForIsCounted(String body) {
        Endpoints.answer(SERVER, okJson(json(body)));
        assertThat(chat().type()).isEqualTo(FailureType.QUOTA_EXHAUSTED);
        BadAnswerException failure = (BadAnswerException) chat();
        assertThat(failure.answer().inputTokens()).isEqualTo(50);
        assertThat(failure.answer().outputTokens()).isEqualTo(9);
    }

    @Test
    void anAnswerThatCameToItsEndIsOneWhateverStandsBesideIt() {
        String whole =
                "'choices':[{'index':0,'message':{'content':'Pumps\\nThey move water.'},'finish_reason':'stop'}]";
        for (String beside : new String[] {
            "'error':{'message':'logging failed'}",
            "'code':'0000','message':'succeeded'",
            "'status':'error'",
            "'detail':'x'"
        }) {
            Endpoints.answer(SERVER, okJson(json("{" + beside + "," + whole + "}")));
            assertThat(Endpoints.summary(Endpoints.chat(SERVER)).title()).isEqualTo("Pumps");
        }
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static IndexingException chat() {
        return Endpoints.failure(Endpoints.chat(SERVER));
    }

    private static IndexingException embedding() {
        return Endpoints.failure(Endpoints.embedding(SERVER));
    }
}
