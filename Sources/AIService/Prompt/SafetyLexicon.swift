/// The terms of each safety category. A term is a run of whole words in ``PromptWords``' form.
///
/// The list is short on purpose: it stops what is plainly meant, and leaves the finer judgement to a model where one is configured.
enum SafetyLexicon {
    static let terms: [SafetyCategory: [[String]]] = [
        .sexual: split([
            "porn", "porno", "pornographic", "pornography", "nsfw", "hentai", "nude", "nudes", "nudity", "naked",
            "topless",
            "sex scene", "sex act", "having sex", "sexual intercourse", "orgy", "erotic", "erotica", "blowjob",
            "masturbation",
            "masturbating", "genitals", "fetish sex", "rape", "raping", "raped", "stripper", "striptease",
            "sexy lingerie",
        ]),
        .hate: split([
            "white power", "white supremacy", "white supremacist", "heil hitler", "ethnic cleansing", "kill all",
            "kill the jews",
            "gas the jews", "nazi propaganda", "nazi salute", "race war", "lynching", "lynch", "subhuman", "subhumans",
            "nigger", "niggers", "faggot", "faggots", "kike", "kikes",
        ]),
        .violence: split([
            "gore", "gory", "beheading", "behead", "beheaded", "decapitation", "decapitated", "dismember",
            "dismembered",
            "dismemberment", "mutilated", "mutilation", "disembowel", "disemboweled", "torture", "torturing",
            "tortured",
            "massacre", "mass shooting", "school shooting", "bloodbath", "snuff", "execution video", "stabbing",
            "stab someone",
            "murder", "murdering", "murdered", "shoot people", "shoot a man", "shoot a woman", "shooting people",
            "kill people",
            "killing people", "kill a man", "kill a woman", "kill someone", "kill him", "kill her", "animal cruelty",
        ]),
        .selfHarm: split([
            "suicide", "kill myself", "kill yourself", "kill himself", "kill herself", "self harm", "selfharm",
            "cut myself",
            "cutting myself", "hang myself", "hanging himself", "hanging herself", "slit wrists", "slitting wrists",
            "overdose on",
            "pro ana", "thinspo",
        ]),
        .dangerous: split([
            "make a bomb", "build a bomb", "making a bomb", "building a bomb", "pipe bomb", "bomb making",
            "how to make explosives",
            "cook meth", "cooking meth", "make meth", "nerve gas", "make ricin", "build a gun", "terrorist attack",
            "suicide bomber", "make a molotov", "poison someone", "ransomware tutorial", "human trafficking",
        ]),
    ]

    /// Phrases in which a listed word means something else.
    static let harmless: [[String]] = split([
        "killer whale", "killer whales", "dressed to kill", "murder mystery", "murder of crows", "naked eye",
        "naked mole rat",
        "naked mole rats", "naked cake", "suicide prevention", "suicide squad", "torture test", "nude lipstick",
        "nude color",
        "nude colour", "nude tones", "rape oil", "lynch film", "david lynch", "gore tex",
        "al gore", "sex and the city",
    ])

    private static func split(_ terms: [String]) -> [[String]] {
        terms.map { $0.split(separator: " ").map(String.init) }
    }
}
