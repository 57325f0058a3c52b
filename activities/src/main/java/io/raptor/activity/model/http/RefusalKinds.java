package io.raptor.activity.model.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The meaning of a refusal, found by the codes that providers have for it, then by its status, then by the words that
 * they use.
 */
final class RefusalKinds {

    /** The codes of OpenAI and those who follow it, Azure, Google, DashScope, Zhipu, MiniMax, Baidu and others. */
    private static final List<Map.Entry<RefusalKind, Set<String>>> CODES = List.of(
            Map.entry(
                    RefusalKind.RATE, Set.of("ratelimitexceeded", "throttlingratequota", "throttlingallocationquota")),
            Map.entry(
                    RefusalKind.QUOTA,
                    Set.of(
                            "insufficientquota",
                            "billinghardlimitreached",
                            "billingnotactive",
                            "billingerror",
                            "billinglimitreached",
                            "exceededcurrentquotaerror",
                            "insufficientbalance",
                            "insufficientbalanceerror",
                            "insufficientfunds",
                            "insufficientcredits",
                            "insufficientuserquota",
                            "quotanotenough",
                            "quotaexhausted",
                            "quotaexceeded",
                            "creditsexhausted",
                            "budgetexceeded",
                            "paymentrequired",
                            "arrearage",
                            "accountsuspended",
                            "accountoverdueerror",
                            "overdueerror",
                            "prepaidbilloverdue",
                            "postpaidbilloverdue",
                            "allocationquotafreetieronly",
                            "usagelimitreached",
                            "1113",
                            "30001",
                            "baseresp 1008",
                            "baseresp 2056",
                            "errorcode 17",
                            "errorcode 19")),
            Map.entry(
                    RefusalKind.CREDENTIALS,
                    Set.of(
                            "invalidapikey",
                            "apikeyinvalid",
                            "incorrectapikey",
                            "incorrectapikeyerror",
                            "missingapikey",
                            "apikeynotfound",
                            "authenticationerror",
                            "invalidauthentication",
                            "invalidauthenticationerror",
                            "authenticationfailed",
                            "unauthenticated",
                            "unauthorized",
                            "invalidtoken",
                            "tokenexpired",
                            "expiredtoken",
                            "invalidiamtoken",
                            "accountdeactivated",
                            "baseresp 1004",
                            "baseresp 2049",
                            "authfailure",
                            "organizationrestricted",
                            "errorcode 6",
                            "errorcode 110",
                            "errorcode 111",
                            "errorcode 14")),
            Map.entry(
                    RefusalKind.MODERATED,
                    Set.of(
                            "contentfilter",
                            "contentpolicyviolation",
                            "contentpolicyviolationerror",
                            "datainspectionfailed",
                            "responsibleaipolicyviolation",
                            "moderation",
                            "moderationerror",
                            "moderationblocked",
                            "prohibitedcontent",
                            "sensitivecontentdetected",
                            "inputtextsensitivecontentdetected",
                            "flagged",
                            "1301",
                            "baseresp 1026",
                            "baseresp 1027")),
            Map.entry(
                    RefusalKind.TOO_LONG,
                    Set.of(
                            "contextlengthexceeded",
                            "contextwindowexceeded",
                            "exceedcontextsizeerror",
                            "stringabovemaxlength",
                            "1261",
                            "errorcode 336007",
                            "errorcode 336103")),
            Map.entry(
                    RefusalKind.UNKNOWN_MODEL,
                    Set.of(
                            "modelnotfound",
                            "modelnotfounderror",
                            "modelnotexist",
                            "modelnotexists",
                            "modelnotavailable",
                            "modelnotsupported",
                            "modelnotopen",
                            "modelaccessdenied",
                            "modeldecommissioned",
                            "modeldeprecated",
                            "modelnotactive",
                            "modeltermsrequired",
                            "invalidmodel",
                            "invalidmodelerror",
                            "invalidmodelname",
                            "unknownmodel",
                            "nosuchmodel",
                            "unsupportedmodel",
                            "deploymentnotfound",
                            "invalidendpointormodelnotfound",
                            "keymodelaccessdenied",
                            "20012",
                            "1211",
                            "errorcode 336005")),
            Map.entry(
                    RefusalKind.RATE,
                    Set.of(
                            "ratelimit",
                            "ratelimited",
                            "ratelimiterror",
                            "ratelimitreached",
                            "ratelimitreachederror",
                            "toomanyrequests",
                            "throttling",
                            "throttlingexception",
                            "resourceexhausted",
                            "rpmratelimitexceeded",
                            "tpmratelimitexceeded",
                            "engineoverloadederror",
                            "1302",
                            "1303",
                            "1305",
                            "baseresp 1002",
                            "baseresp 1039",
                            "baseresp 1041",
                            "errorcode 4",
                            "errorcode 18",
                            "errorcode 336501",
                            "errorcode 336502")));

    /** These decide only where no status does. */
    private static final Set<String> OUTAGES = Set.of(
            "overloaded",
            "overloadederror",
            "serviceunavailable",
            "serviceunavailableerror",
            "unavailableerror",
            "unavailable",
            "modeloverloaded",
            "servererror",
            "internalerror",
            "internalservererror",
            "internal",
            "upstreamerror",
            "timeout",
            "timeouterror",
            "baseresp 1000",
            "baseresp 1001",
            "baseresp 1013",
            "baseresp 1024",
            "baseresp 1033",
            "errorcode 1",
            "errorcode 2",
            "errorcode 336000",
            "errorcode 336100");

    private static final Pattern DEBT = Pattern.compile("insufficient (?:account )?(?:balance|quota|credit|fund)"
            + "|balance (?:is )?(?:too low|not enough|insufficient|exhausted)|exceeded your current quota"
            + "|plan and billing|(?:not enough|out of|no|insufficient) credits?\\b|credits? (?:are |is |has been )?(?:depleted|exhausted)"
            + "|account (?:is |has been )?(?:suspended|overdue|in arrears)|arrear|overdue|hard limit|spend(?:ing)? limit"
            + "|billing (?:is )?not|payment required|quota (?:is |has been )?(?:exhausted|used up)|余额不足|欠费|insufficient_quota|credit limit|key limit exceeded|(?:enter|add) a payment method"
            + "|(?:exceed\\w*|used (?:up )?)(?: all)?(?: of)? (?:your|the|its|available) (?:\\w+ ){0,3}(?:quota|credits?|budget)\\b"
            + "|budget (?:has been |is |was )?exceeded|requires? (?:more|additional) credits?|credits? (?:have |has )?(?:expired|run out)"
            + "|(?:doesn't|does not) have (?:any|enough|sufficient) credits?|requires? billing|billing (?:account )?(?:is |has been )?disabled"
            + "|account is (?:not )?in good standing|额度不足|额度已|余额不|账户已欠|配额不足|配额已用|请充值");
    private static final Pattern KEY = Pattern.compile(
            "(?:invalid|incorrect|wrong|missing|expired|no|unauthorized|malformed)[\\w ,'-]{0,20}(?:api[ _-]?key|credentials|access token|auth token|authentication)"
                    + "|api[ _-]?key[\\w ,:'*.-]{0,60}(?:not valid|invalid|incorrect|missing|expired|required|not found|disabled|revoked)"
                    + "|authentication (?:fail|error|is required|required|credentials)|invalid token|invalid bearer|unauthorized|unauthenticated"
                    + "|not (?:authenticated|authorized)|(?:validate|no|missing|bad|invalid) credentials|authorization header|subscription key"
                    + "|(?:didn't|did not|must|please) provide (?:an?|your) (?:\\w+ )?(?:api[ _-]?)?key|api[ _-]?key (?:does not|doesn't) exist"
                    + "|invalid (?:user ?name|user|password)"
                    + "|无效的(?:令牌|密钥|api)|(?:令牌|密钥).{0,8}(?:过期|无效|不正确|错误)|身份验证|鉴权失败|未授权");

    /** Said of many a thing, and of the key where nothing else is said. */
    private static final Pattern CLOSED = Pattern.compile("permission[ _]?denied|access[ _]?denied|\\bforbidden\\b");

    private static final Pattern TASTE = Pattern.compile(
            "content[ _](?:policy|filter|management|moderation)|moderation|flagged"
                    + "|inappropriate content|sensitive (?:content|information|words?)|safety (?:system|filter|polic)|data_inspection");
    private static final Pattern LENGTH = Pattern.compile(
            "context (?:length|window|size)|maximum context|too many (?:\\w+ )?tokens|(?:prompt|input|request|text) (?:is |are )?too (?:long|large)"
                    + "|max(?:imum)? (?:input|sequence|prompt) (?:length|tokens)|input length|range of input length|token limit|must have less than \\d+ tokens|exceeds? (?:the )?(?:available|maximum|model's) (?:context|length|number of (?:input )?tokens)"
                    + "|longer than the (?:maximum )?model|maxlength: \\d|tokens \\+ .{0,40} must be|(?:length|tokens?) of the (?:messages|prompt)|最大(?:输入)?长度|过长");
    private static final Pattern MODEL = Pattern.compile(
            "models?\\b.{0,120}?(?:not found|(?:does not|doesn't|not) exist|(?:is|are) not available"
                    + "|unavailable for|not (?:been )?(?:deployed|loaded|served)|no longer|decommissioned|deprecated|not a valid|is not supported by|not supported for)"
                    + "|(?:invalid|unknown|unsupported|no such|unrecognized|incorrect|find|unable to access) (?:\\w+ )?model|not a valid model|no models? loaded"
                    + "|no endpoints found|access to (?:the )?model|deployment .{0,80}not exist|try pulling it",
            Pattern.DOTALL);
    private static final Pattern NOWHERE = Pattern.compile(
            "unexpected endpoint|unknown (?:url|path|endpoint|route|request url)|invalid url|no (?:such )?route"
                    + "|not found|unrecognized request url|cannot post|method not allowed|does not support (?:chat|embedding)");
    private static final Pattern NEVER = Pattern.compile("request too large for|single request exceeds");
    private static final Pattern HURRY = Pattern.compile(
            "rate[ _-]?limit|too many requests|throttl|requests per|tokens per|try again in|too frequent"
                    + "|过于频繁|频率|速率|限流|并发数");
    private static final Pattern OUTAGE = Pattern.compile(
            "overloaded|temporarily|unavailable|loading|timed? ?out|internal (?:server )?error|try again|busy|upstream (?:\\w+ ){0,2}(?:error|fail)|no healthy upstream"
                    + "|bad gateway|gateway time-?out|no (?:available )?capacity|(?:at|over|insufficient|out of) capacity|connection (?:refused|reset)"
                    + "|maintenance|server (?:had an |has an )?error|out of memory|负载|繁忙|稍后|服务不可用|内部错误");

    private RefusalKinds() {}

    /** @param status of HTTP; 0 where the error came in an answer's place and tells none */
    static RefusalKind of(int status, ErrorBody error) {
        List<String> keys = error.keys().toList();
        for (Map.Entry<RefusalKind, Set<String>> known : CODES) {
            if (keys.stream().anyMatch(known.getValue()::contains)) {
                return known.getKey() == RefusalKind.RATE ? rate(status, error) : known.getKey();
            }
        }
        if (status >= 500 && status != 501) {
            return error.says(MODEL) && status == 500 && !error.says(OUTAGE)
                    ? RefusalKind.UNKNOWN_MODEL
                    : RefusalKind.UNAVAILABLE;
        }
        return switch (status) {
            case 402 -> RefusalKind.QUOTA;
            case 401 -> RefusalKind.CREDENTIALS;
            case 403 -> forbidden(error);
            case 404, 405, 410, 501 -> error.says(MODEL) ? RefusalKind.UNKNOWN_MODEL : RefusalKind.WRONG_ADDRESS;
            case 413 -> RefusalKind.TOO_LONG;
            case 429 -> error.says(DEBT) && !error.says(HURRY) ? RefusalKind.QUOTA : rate(status, error);
            case 408, 409, 424, 425, 499 -> RefusalKind.UNAVAILABLE;
            case 0 -> keys.stream().anyMatch(OUTAGES::contains) ? RefusalKind.UNAVAILABLE : told(error);
            case 400, 422 -> said(error, RefusalKind.REFUSED);
            default -> status < 400 ? RefusalKind.WRONG_ADDRESS : odd(error);
        };
    }

    /** What is larger than a whole minute's share is too large in every minute. */
    private static RefusalKind rate(int status, ErrorBody error) {
        return status == 413 || error.says(NEVER) ? RefusalKind.TOO_LONG : RefusalKind.RATE;
    }

    private static RefusalKind forbidden(ErrorBody error) {
        return error.says(TASTE)
                ? RefusalKind.MODERATED
                : error.says(DEBT)
                        ? RefusalKind.QUOTA
                        : error.says(MODEL) ? RefusalKind.UNKNOWN_MODEL : RefusalKind.CREDENTIALS;
    }

    private static RefusalKind told(ErrorBody error) {
        RefusalKind said = said(error, RefusalKind.UNCLEAR);
        if (said != RefusalKind.UNCLEAR) {
            return said;
        }
        if (error.says(HURRY)) {
            return RefusalKind.RATE;
        }
        if (error.says(NOWHERE)) {
            return RefusalKind.WRONG_ADDRESS;
        }
        if (error.says(OUTAGE)) {
            return RefusalKind.UNAVAILABLE;
        }
        return error.says(CLOSED)
                        || CLOSED.matcher(error.code().toLowerCase(Locale.ROOT)).find()
                ? RefusalKind.CREDENTIALS
                : RefusalKind.UNCLEAR;
    }

    /** Statuses that HTTP has no plain meaning for, as 449: the words decide. */
    private static RefusalKind odd(ErrorBody error) {
        RefusalKind told = told(error);
        return told == RefusalKind.UNCLEAR ? RefusalKind.REFUSED : told;
    }

    private static boolean ofModel(ErrorBody error) {
        return error.says(MODEL) || error.names().contains("model");
    }

    private static RefusalKind said(ErrorBody error, RefusalKind otherwise) {
        return error.says(LENGTH)
                ? RefusalKind.TOO_LONG
                : error.says(KEY)
                        ? RefusalKind.CREDENTIALS
                        : error.says(DEBT)
                                ? RefusalKind.QUOTA
                                : error.says(TASTE)
                                        ? RefusalKind.MODERATED
                                        : ofModel(error) ? RefusalKind.UNKNOWN_MODEL : otherwise;
    }
}
