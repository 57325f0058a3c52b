package io.raptor.activity.model.endpoint;

import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.http.EndpointAddress;
import io.raptor.activity.model.http.TokenUse;
import io.raptor.activity.port.ChatModel;
import io.raptor.activity.port.Tokenizer;
import io.raptor.workflow.model.Usage;

/**
 * A chat model behind an endpoint. A first question is asked at temperature 0; a repeated one with another seed, some
 * temperature and more room for the answer.
 */
public final class EndpointChatModel implements ChatModel {

    private static final double REPEATED_TEMPERATURE = 0.5;

    private static final String PROBE = "Answer with: ok";

    /** Models that think first refuse fewer. */
    private static final int PROBE_TOKENS = 16;

    private final ChatEndpoint endpoint;
    private final Tokenizer tokenizer;
    private final AnswerRoom room;
    private final ChatJudge judge;

    public EndpointChatModel(ModelSettings settings, Tokenizer tokenizer) {
        this("chat", settings, tokenizer);
    }

    /** @param group of settings that messages name */
    public EndpointChatModel(String group, ModelSettings settings, Tokenizer tokenizer) {
        this.endpoint = new ChatEndpoint(new EndpointAddress(group, settings));
        this.tokenizer = tokenizer;
        this.room = new AnswerRoom(settings.contextTokens());
        this.judge = new ChatJudge(endpoint.at(), tokenizer, room);
    }

    @Override
    public String id() {
        return endpoint.at().settings().id();
    }

    @Override
    public int room(int wanted, int attempt) {
        return room.tokens(wanted, attempt);
    }

    @Override
    public Said say(ChatRequest asking) {
        return judge.said(endpoint.ask(question(asking)), asking);
    }

    @Override
    public Said say(ChatRequest asking, Listener listener) {
        return judge.said(endpoint.ask(question(asking), listener), asking);
    }

    private static ChatEndpoint.Question question(ChatRequest asking) {
        return new ChatEndpoint.Question(
                asking.prompt(),
                Math.floorMod(asking.seed() + asking.attempt(), Integer.MAX_VALUE),
                asking.attempt() == 0 ? 0 : REPEATED_TEMPERATURE,
                asking.room());
    }

    @Override
    public Usage probe() {
        TokenUse use = judge.probed(endpoint.ask(new ChatEndpoint.Question(PROBE, 0, 0, PROBE_TOKENS)));
        return new Usage(1, 0, 0, use.inputOr(tokenizer.count(PROBE)), use.outputOr(0), null);
    }
}
