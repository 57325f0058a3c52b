package io.raptor.activity.language;

import java.util.Set;

/** Words of English, German, French, Spanish, Italian, Dutch, Thai and Chinese that say nothing of a subject. */
public final class SmallWords {

    public static final Set<String> ALL = Set.of("""
            aan aber about above after again against all alla alle almost alors als also although always among
            anche and another any après are around auch aucun auf aus aussi autre aux avant avec avoir because
            been before bei being below between bij bis both but can cannot car case cases ces cet cette che chi
            come comme como con contra could cuando dal dalla dan dann dans das dass dat degli del della delle
            dello dem den der des desde deze did die dies diese dieser dieses different dit doch does doing donc
            donde done dont door dopo dos down durch during each een eerst ein eine einem einen einer eines
            either ella elle elles ellos enough entre era esa ese est esta este esto están even ever every few
            first for found from fue further für geen gegen get given gli haar haben had hanno has hasta hat
            have having hay heeft her here hers het hier hij him his hoe how however ihr ihre ils into ist its
            itself just kann kein keine known las last least les less let leur leurs like loro lors los ma maar
            made mais make makes many mas may meer mehr met method methods might mit moins more most much must
            muy más même naar nach near need needs nel nella nelle never new next nicht niet noch nog non nor
            nos not notre nous now number numbers nur obtained oder off often ogni ohne onder one only ook other
            others otra otro our out over own paper par para pas per perché pero più plus por porque pour
            present presented quale quand quando que quel quelle quello questa questo qui rather report result
            results said same sans says see seen según sehr sein seine ser ses several shall she should show
            showed shown shows sich sie sin since sind sobre some son sono sont sous sua such sue sul sulla suo
            sur sus también than that the their them then there therefore these they this those three through
            thus tiene todo todos too tot tous tout toute tra très tutti tutto two uit una und under une uno
            unos unter until upon use used uses using van various veel vers very via viel vom von voor vor vous
            waar war waren was wat way welche well wenn werd werden were what when where whether which while who
            whole whom whose why wie will wir wird with within without wordt would wurde wurden yet you your
            zijn zonder zum zur zwischen était été être über
            และ ของ ที่ เป็น การ ได้ จะ ให้ ไม่ กับ จาก โดย นี้ หรือ ว่า ด้วย แต่ ซึ่ง ความ
            我们 他们 这个 一个 可以 没有 因为 所以 但是 如果 以及 这些 那些 自己 这样 什么 还是 已经
            """.strip().split("\\s+", -1));

    private SmallWords() {}
}
