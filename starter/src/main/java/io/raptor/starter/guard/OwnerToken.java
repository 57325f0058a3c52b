package io.raptor.starter.guard;

/** The token that other commands send to the running process; new at every start. */
public record OwnerToken(String value) {

    @Override
    public String toString() {
        return "OwnerToken[…]";
    }
}
