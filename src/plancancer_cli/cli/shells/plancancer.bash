# Completion of plancancer for bash. Put this line into ~/.bashrc:
#   eval "$(plancancer completion bash)"

_plancancer() {
    local IFS=$' \t\n' word cut line value tab=$'\t' words=() found=() shown=()

    # bash cuts --format=json into three words: they are one here.
    for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        if ((${#words[@]})) && [[ $word == "=" || ${words[${#words[@]} - 1]} == -*= || ${words[${#words[@]} - 1]} == *[!-]= ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
    done
    ((${#words[@]})) || words=("")
    word=${words[${#words[@]} - 1]}
    # What is given back takes the place of what follows the last sign at which bash cuts words.
    cut=${word%"${word##*[=:]}"}
    [[ $COMP_WORDBREAKS == *:* ]] || cut=${word%"${word##*=}"}

    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            :files) compopt -o filenames 2>/dev/null
                while IFS= read -r value; do found+=("$value"); done < <(compgen -f -- "${word#"$cut"}") ;;
            :folders) compopt -o filenames 2>/dev/null
                while IFS= read -r value; do found+=("$value"); done < <(compgen -d -- "${word#"$cut"}") ;;
            *)
                value=${line%%"$tab"*}
                value=${value#"$cut"}
                [[ $value == *[[:space:]\'\"\(\)\&\;\<\>\|\$\`\\]* ]] && printf -v value '%q' "$value"
                found+=("$value")
                if [[ $line == *"$tab"* ]]; then
                    shown+=("$value  (${line#*"$tab"})")
                else
                    shown+=("$value")
                fi ;;
        esac
    done < <("${COMP_WORDS[0]/#\~/$HOME}" complete -- "${words[@]}" 2>/dev/null)

    # A list that is only shown says what each word means; the words that are written never do.
    if ((${#found[@]} > 1 && ${#shown[@]} == ${#found[@]})) && [[ $COMP_TYPE == 63 || $COMP_TYPE == 33 ]]; then
        COMPREPLY=("${shown[@]}")
    else
        COMPREPLY=("${found[@]}")
    fi
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
    return 0
}

complete -F _plancancer plancancer
