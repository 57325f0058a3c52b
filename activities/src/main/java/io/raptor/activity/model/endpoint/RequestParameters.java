package io.raptor.activity.model.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.activity.model.http.ErrorBody;
import io.raptor.activity.model.http.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The parameters that an endpoint's model accepts beside the prompt: a parameter that it refused is not sent to it again. */
final class RequestParameters {

    /** The optional ones. */
    private static final List<String> OPTIONAL =
            List.of("max_tokens", "max_completion_tokens", "temperature", "seed", "stream", "stream_options");

    private static final Pattern REFUSED = Pattern.compile(
            "(?:un|not |n't )(?:supported|recognized|recognised|known|allowed|permitted|accepted|expected|available)"
                    + "|does not support|doesn't support|not support|unknown|unrecognized|unexpected|invalid|illegal|deprecated|extra[ _](?:fields?|inputs?|forbidden)"
                    + "|only (?:the )?default|only \\S+ is allowed|must be|should be|out of range|use '?max_|at most|too large|cannot be|can't be|remove|additional propert");

    private static final Pattern ABOUT_LENGTH =
            Pattern.compile("context (?:length|window|size)|maximum context|too many tokens");

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    boolean takes(String name) {
        return !refused.contains(name);
    }

    /**
     * @param request that was refused
     * @return whether it can be asked otherwise
     */
    boolean learn(RefusedException refusal, ObjectNode request) {
        ErrorBody error = refusal.error();
        String code = String.join(" ", error.codes()).toLowerCase(Locale.ROOT).replace('_', ' ');
        if (!refusal.ofRequest()
                || error.says(ABOUT_LENGTH)
                || !(error.says(REFUSED) || REFUSED.matcher(code).find())) {
            return false;
        }
        return OPTIONAL.stream()
                .filter(request::has)
                .filter(name -> error.names().contains(name))
                .findFirst()
                .or(() -> OPTIONAL.stream()
                        .filter(request::has)
                        .filter(name -> error.says(Pattern.compile("(?<![a-z_])" + name + "(?![a-z_])")))
                        .findFirst())
                .map(refused::add)
                .isPresent();
    }
}
